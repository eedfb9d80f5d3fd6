package io.eventfunctions.redis.deployment;

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

/** An attribute that is not valid stops the start with its key, its value and what is expected. */
class MistakesOfRedisTest {

    private static final String CHANNEL = "mp.messaging.incoming.things.";
    private static final String CONNECTOR = "mp.messaging.connector.event-functions-redis.";

    /** The application. */
    public static class App {

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event) {}
    }

    @Nested
    class AFailureStrategyThatDoesNotExist {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                CHANNEL + "failure-strategy",
                "ignore",
                "EVF1204: Invalid value 'ignore' for mp.messaging.incoming.things.failure-strategy: expected one of fail, requeue, accept");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class ATimeOfTheWholeConnectorThatIsNotOne {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                CONNECTOR + "claim-idle-time",
                "soon",
                "EVF1204: Invalid value 'soon' for mp.messaging.connector.event-functions-redis.claim-idle-time: expected a duration such as 500ms, 30s or 15m");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class ANumberThatIsNotOne {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                CHANNEL + "count",
                "many",
                "EVF1204: Invalid value 'many' for mp.messaging.incoming.things.count: expected a positive integer");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class ServersOfTheApplicationThatAreSeveral {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                "quarkus.redis.hosts",
                "redis://one:6379,redis://two:6379",
                "EVF1204: Invalid value 'redis://one:6379,redis://two:6379' for quarkus.redis.hosts: expected the URL of one server such as redis://localhost:6379");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class ATlsConfigurationThatDoesNotExist {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                CHANNEL + "tls-configuration-name",
                "nowhere",
                "EVF1204: Invalid value 'nowhere' for mp.messaging.incoming.things.tls-configuration-name: expected the name of a TLS configuration");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class ADestinationTypeThatDoesNotExist {

        @RegisterExtension
        static final QuarkusUnitTest START = with(
                CONNECTOR + "destination-type",
                "queue",
                "EVF1204: Invalid value 'queue' for mp.messaging.connector.event-functions-redis.destination-type: expected stream or pubsub");

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    private static QuarkusUnitTest with(String key, String value, String expected) {
        return new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClass(App.class))
                .overrideConfigKey("quarkus.redis.hosts", RedisTestServer.url())
                .overrideConfigKey(CHANNEL + "connector", "event-functions-redis")
                .overrideConfigKey(key, value)
                .assertException(says(expected));
    }

    private static Consumer<Throwable> says(String expected) {
        return failure -> {
            StringBuilder messages = new StringBuilder();
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                messages.append(cause.getMessage()).append('\n');
            }
            assertTrue(messages.toString().contains(expected), messages::toString);
        };
    }
}
