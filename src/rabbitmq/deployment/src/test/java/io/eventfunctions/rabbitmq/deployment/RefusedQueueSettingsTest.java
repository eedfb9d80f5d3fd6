package io.eventfunctions.rabbitmq.deployment;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** What a channel cannot consume, or would consume without end, stops the start. */
class RefusedQueueSettingsTest {

    public static class Functions {

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event) {}
    }

    @Nested
    class AStream {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                "queue.x-queue-type",
                "stream",
                "EVF0824: Channel things consumes the queue things, which is a stream (x-queue-type=stream)");

        @Test
        void stopsTheStart() {
            fail("The application has started");
        }
    }

    @Nested
    class APrefetchOfNothing {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                "max-outstanding-messages",
                "0",
                "EVF0823: Invalid value '0' for mp.messaging.incoming.things.max-outstanding-messages: expected a whole number from 1 to 65535");

        @Test
        void stopsTheStart() {
            fail("The application has started");
        }
    }

    @Nested
    class APrefetchThatContradictsThatOfThePolicy {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                        "max-outstanding-messages",
                        "500",
                        "EVF0828: Invalid value '500' for mp.messaging.incoming.things.max-outstanding-messages: expected 20")
                .overrideConfigKey("mp.messaging.incoming.things.delivery.prefetch", "20");

        @Test
        void stopsTheStart() {
            fail("The application has started");
        }
    }

    private static QuarkusUnitTest with(String attribute, String value, String message) {
        return new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(Functions.class))
                .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-rabbitmq")
                .overrideConfigKey("mp.messaging.incoming.things." + attribute, value)
                .assertException(failure -> {
                    Throwable root = failure;
                    while (root.getCause() != null
                            && !String.valueOf(root.getMessage()).startsWith(message)) {
                        root = root.getCause();
                    }
                    assertTrue(String.valueOf(root.getMessage()).startsWith(message), root.toString());
                });
    }
}
