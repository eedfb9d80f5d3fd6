package io.eventfunctions.channel;

import java.util.Map;
import java.util.Set;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.kafka.KafkaConnectorDescriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which topics a local broker gets. */
class KafkaTopicsWithoutBrokerTest {

    @Test
    void topicsOfChannelsAndDeadLettersAreThoseOfTheLocalBroker() {
        assertEquals(
                Set.of("users", "users-dead-letters", "e.mails", "all-orders", "a", "b"),
                names(Map.ofEntries(
                        Map.entry("mp.messaging.incoming.users.connector", "smallrye-kafka"),
                        Map.entry("mp.messaging.incoming.users.delivery.dead-letter", "users-dead-letters"),
                        Map.entry("mp.messaging.outgoing.\"e.mails\".connector", "smallrye-kafka"),
                        Map.entry("mp.messaging.outgoing.orders.connector", "smallrye-kafka"),
                        Map.entry("mp.messaging.outgoing.orders.topic", "all-orders"),
                        Map.entry("mp.messaging.incoming.several.connector", "smallrye-kafka"),
                        Map.entry("mp.messaging.incoming.several.topics", "a, b"),
                        Map.entry("mp.messaging.incoming.matching.connector", "smallrye-kafka"),
                        Map.entry("mp.messaging.incoming.matching.topic", "any-.*"),
                        Map.entry("mp.messaging.incoming.matching.pattern", "true"),
                        Map.entry("mp.messaging.incoming.foreign.connector", "smallrye-kafka"),
                        Map.entry("mp.messaging.incoming.foreign.bootstrap.servers", "elsewhere:9092"),
                        Map.entry("mp.messaging.incoming.queue.connector", "smallrye-sqs"))));
    }

    @Test
    void deadLettersThatGoElsewhereAreNotAmongThem() {
        assertEquals(
                Set.of("users"),
                names(Map.of(
                        "mp.messaging.incoming.users.connector", "smallrye-kafka",
                        "mp.messaging.incoming.users.delivery.dead-letter", "letters",
                        "mp.messaging.outgoing.letters.connector", "smallrye-sqs")));
    }

    @Test
    void deadLettersOfAllChannelsOfTheConnectorOrTheApplicationAreAmongThem() {
        String users = "mp.messaging.incoming.users.connector";
        assertEquals(
                Set.of("users", "letters"),
                names(Map.of(
                        users,
                        "smallrye-kafka",
                        "mp.messaging.connector.smallrye-kafka.delivery.dead-letter",
                        "letters")));
        assertEquals(
                Set.of("users", "letters"),
                names(Map.of(users, "smallrye-kafka", "quarkus.event-functions.delivery.dead-letter", "letters ")));
    }

    private static Set<String> names(Map<String, String> properties) {
        return new ChannelsWithoutBroker(
                        new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(properties, "test", 100))
                                .build(),
                        new KafkaConnectorDescriptor(),
                        "bootstrap.servers")
                .names();
    }
}
