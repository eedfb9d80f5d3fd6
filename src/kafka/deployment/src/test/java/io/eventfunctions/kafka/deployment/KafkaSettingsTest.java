package io.eventfunctions.kafka.deployment;

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

/** Settings with which functions cannot consume from Kafka stop the start. */
class KafkaSettingsTest {

    public static class App {

        @Funq
        @Incoming("in")
        public void handle(CloudEvent event) {}
    }

    @Nested
    class DeadLettersBackToTheTopicThatIsConsumed {

        @RegisterExtension
        static final QuarkusUnitTest START = onKafka()
                .overrideConfigKey("mp.messaging.incoming.in.topics", "things, letters")
                .overrideConfigKey("mp.messaging.incoming.in.delivery.dead-letter", "letters")
                .assertException(says(
                        "EVF0320: mp.messaging.incoming.in.delivery.dead-letter=letters sends to what channel in"));

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class KafkasOwnDeadLetterQueue {

        @RegisterExtension
        static final QuarkusUnitTest START = onKafka()
                .overrideConfigKey("mp.messaging.incoming.in.failure-strategy", "dead-letter-queue")
                .assertException(says(
                        "EVF0323: Invalid value 'dead-letter-queue' for mp.messaging.incoming.in.failure-strategy: channel in",
                        "remove the key and set mp.messaging.incoming.in.delivery.dead-letter"));

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    @Nested
    class KafkasOwnRetryTopicsForAllChannels {

        @RegisterExtension
        static final QuarkusUnitTest START = onKafka()
                .overrideConfigKey("mp.messaging.connector.smallrye-kafka.failure-strategy", "delayed-retry-topic")
                .assertException(says(
                        "EVF0323: Invalid value 'delayed-retry-topic' for mp.messaging.connector.smallrye-kafka.failure-strategy",
                        "remove the key and set mp.messaging.incoming.in.delivery.retry"));

        @Test
        void stopsTheStart() {
            fail("It started");
        }
    }

    private static QuarkusUnitTest onKafka() {
        return new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(App.class))
                .overrideConfigKey("kafka.bootstrap.servers", "127.0.0.1:1")
                .overrideConfigKey("mp.messaging.incoming.in.connector", "smallrye-kafka");
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
