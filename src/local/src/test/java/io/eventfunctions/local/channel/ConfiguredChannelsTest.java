package io.eventfunctions.local.channel;

import java.util.Map;
import java.util.Set;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which topics and queues a local broker gets, and when there is to be none. */
class ConfiguredChannelsTest {

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
    void onlyTopicsThatDoNotSayWhereTheyAreNeedASubstitute() {
        assertTrue(new SnsChannels(config(Map.of("mp.messaging.outgoing.orders.connector", "smallrye-sns")))
                .anyWithoutServer());
        assertFalse(new SnsChannels(config(Map.of(
                        "mp.messaging.outgoing.orders.connector", "smallrye-sns",
                        "mp.messaging.outgoing.orders.topic.arn", "arn:aws:sns:eu-central-1:1:orders")))
                .anyWithoutServer());
    }

    @Test
    void aServerMayBeNamedForAllClientsOrForTheConnector() {
        for (String key :
                Set.of("kafka.bootstrap.servers", "mp.messaging.connector.smallrye-kafka.bootstrap.servers")) {
            assertTrue(new KafkaChannels(config(Map.of(key, "elsewhere:9092"))).brokerIsConfigured(), key);
        }
        for (String key : Set.of("rabbitmq-port", "mp.messaging.connector.smallrye-rabbitmq.addresses")) {
            assertTrue(new RabbitMqChannels(config(Map.of(key, "5672"))).serverIsConfigured(), key);
        }
        assertFalse(new SqsChannels(config(Map.of("quarkus.sqs.endpoint-override", " "))).serverIsConfigured());
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
