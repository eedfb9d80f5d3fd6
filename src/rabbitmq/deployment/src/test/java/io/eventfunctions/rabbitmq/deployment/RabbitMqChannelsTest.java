package io.eventfunctions.rabbitmq.deployment;

import java.util.Map;
import java.util.Set;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which queues a local broker gets, and when there is to be none. */
class RabbitMqChannelsTest {

    @Test
    void exchangesOfOutgoingChannelsGetQueuesUnlessTheyAreNamed() {
        Config config = config(Map.of(
                "mp.messaging.incoming.users.connector", "smallrye-rabbitmq",
                "mp.messaging.outgoing.emails.connector", "smallrye-rabbitmq",
                "mp.messaging.outgoing.orders.connector", "smallrye-rabbitmq",
                "mp.messaging.outgoing.orders.exchange.name", "shop",
                "mp.messaging.outgoing.foreign.connector", "smallrye-rabbitmq",
                "mp.messaging.outgoing.foreign.port", "5672"));
        assertEquals(
                Map.of("mp.messaging.outgoing.emails.queue.name", "emails"),
                new RabbitMqChannels(config).queuesOfOutgoing());
    }

    @Test
    void aServerMayBeNamedForAllClientsOrForTheConnector() {
        for (String key : Set.of("rabbitmq-port", "mp.messaging.connector.smallrye-rabbitmq.addresses")) {
            assertTrue(new RabbitMqChannels(config(Map.of(key, "5672"))).serverIsConfigured(), key);
        }
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
