package io.eventfunctions.kafka.server;

import java.util.Map;
import java.util.Set;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which topics a local broker gets, and when there is to be none. */
class KafkaChannelsTest {

    @Test
    void topicsOfChannelsAndDeadLettersAreCreatedOnTheLocalBroker() {
        Config config = config(Map.of(
                "mp.messaging.incoming.users.connector", "smallrye-kafka",
                "mp.messaging.incoming.users.delivery.dead-letter", "users-dead-letters",
                "mp.messaging.outgoing.\"e.mails\".connector", "smallrye-kafka",
                "mp.messaging.outgoing.orders.connector", "smallrye-kafka",
                "mp.messaging.outgoing.orders.topic", "all-orders",
                "mp.messaging.incoming.foreign.connector", "smallrye-kafka",
                "mp.messaging.incoming.foreign.bootstrap.servers", "elsewhere:9092",
                "mp.messaging.incoming.queue.connector", "smallrye-sqs"));
        assertEquals(
                Set.of("users", "users-dead-letters", "e.mails", "all-orders"),
                new KafkaChannels(config).topicsWithoutBroker());
    }

    @Test
    void aBrokerMayBeNamedForAllClientsOrForTheConnector() {
        for (String key :
                Set.of("kafka.bootstrap.servers", "mp.messaging.connector.smallrye-kafka.bootstrap.servers")) {
            assertTrue(new KafkaChannels(config(Map.of(key, "elsewhere:9092"))).brokerIsConfigured(), key);
        }
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
