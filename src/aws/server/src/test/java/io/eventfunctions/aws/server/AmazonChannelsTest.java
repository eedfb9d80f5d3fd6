package io.eventfunctions.aws.server;

import java.util.Map;
import java.util.Set;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which queues a local server gets, and when there is to be none. */
class AmazonChannelsTest {

    @Test
    void queuesOfChannelsAndUnconfiguredDeadLettersAreCreatedOnTheLocalServer() {
        Config config = config(Map.of(
                "mp.messaging.incoming.users.connector", "smallrye-sqs",
                "mp.messaging.incoming.users.delivery.dead-letter", "users-dead-letters",
                "mp.messaging.incoming.orders.connector", "smallrye-sqs",
                "mp.messaging.incoming.orders.queue", "orders.fifo",
                "mp.messaging.incoming.orders.delivery.dead-letter", "letters",
                "mp.messaging.outgoing.letters.connector", "smallrye-kafka",
                "mp.messaging.incoming.foreign.connector", "smallrye-sqs",
                "mp.messaging.incoming.foreign.queue.url", "http://elsewhere/1/foreign"));
        assertEquals(
                Set.of("users", "users-dead-letters", "orders.fifo"), new SqsChannels(config).queuesWithoutServer());
    }

    @Test
    void onlyTopicsThatDoNotSayWhereTheyAreNeedASubstitute() {
        assertTrue(new SnsChannels(config(Map.of("mp.messaging.outgoing.orders.connector", "smallrye-sns")))
                .anyWithoutServer());
        assertFalse(new SnsChannels(config(Map.of(
                        "mp.messaging.outgoing.orders.connector", "smallrye-sns",
                        "mp.messaging.outgoing.orders.topic.arn", "arn:aws:sns:eu-central-1:1:orders")))
                .anyWithoutServer());
    }

    @Test
    void aBlankEndpointIsNone() {
        assertFalse(new SqsChannels(config(Map.of("quarkus.sqs.endpoint-override", " "))).serverIsConfigured());
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
