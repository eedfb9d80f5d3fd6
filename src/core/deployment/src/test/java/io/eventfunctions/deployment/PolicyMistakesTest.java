package io.eventfunctions.deployment;

import java.util.function.Consumer;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** A delivery policy that isn't possible stops the start with the key, the value and what is allowed. */
class PolicyMistakesTest {

    public static class App {

        @Funq
        @Incoming("in")
        public void handle(CloudEvent event) {}
    }

    @Nested
    class ADurationThatIsNone {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                "ttl",
                "soon",
                "Invalid value 'soon' for mp.messaging.incoming.in.delivery.ttl: expected",
                "a duration such as 500ms, 30s or 15m");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class AnUnknownKey {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                "retries",
                "3",
                "Unknown key mp.messaging.incoming.in.delivery.retries:",
                "retry, ",
                "deduplication-window");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class DeadLettersToNowhere {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                "on-expiry",
                "dead-letter",
                "Channel in has on-expiry=dead-letter but no dead-letter channel",
                "set mp.messaging.incoming.in.delivery.dead-letter");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class AnUnknownDeduplicationStore {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                "deduplication",
                "redis",
                "Invalid value 'redis' for mp.messaging.incoming.in.delivery.deduplication: expected",
                "none, memory");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class AnUnknownDeduplicationStoreOfTheWholeApplication {

        @RegisterExtension
        static final QuarkusUnitTest START = InMemory.app(App.class)
                .overrideConfigKey("quarkus.event-functions.delivery.deduplication", "redis")
                .assertException(
                        says("EVF0314: Invalid value 'redis' for quarkus.event-functions.delivery.deduplication"));

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class AnUnknownKeyForTheWholeApplication {

        @RegisterExtension
        static final QuarkusUnitTest START = InMemory.app(App.class)
                .overrideConfigKey("quarkus.event-functions.delivery.retries", "3")
                .assertException(says(
                        "EVF0311: Unknown key quarkus.event-functions.delivery.retries:",
                        "retry, ",
                        "deduplication-window"));

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class DeadLettersBackToTheChannelItself {

        @RegisterExtension
        static final QuarkusUnitTest START = InMemory.app(App.class)
                .overrideConfigKey("quarkus.event-functions.delivery.dead-letter", "in")
                .assertException(says(
                        "EVF0320: quarkus.event-functions.delivery.dead-letter=in sends to what channel in consumes",
                        "set mp.messaging.incoming.in.delivery.dead-letter to a channel that sends elsewhere"));

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class AWrongValueForTheWholeApplication {

        @RegisterExtension
        static final QuarkusUnitTest START = InMemory.app(App.class)
                .overrideConfigKey("quarkus.event-functions.delivery.on-expiry", "drop")
                .assertException(says(
                        "Invalid value 'drop' for quarkus.event-functions.delivery.on-expiry", "discard, dead-letter"));

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    private static QuarkusUnitTest with(String key, String value, String... said) {
        return InMemory.app(App.class)
                .overrideConfigKey("mp.messaging.incoming.in.delivery." + key, value)
                .assertException(says(said));
    }

    private static Consumer<Throwable> says(String... parts) {
        return failure -> {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            for (String part : parts) {
                assertTrue(String.valueOf(root.getMessage()).contains(part), root.getMessage());
            }
        };
    }
}
