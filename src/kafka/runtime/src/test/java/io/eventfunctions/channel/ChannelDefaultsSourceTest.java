package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.eventfunctions.kafka.KafkaConnectorDescriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChannelDefaultsSourceTest {

    private static final String BYTES = "org.apache.kafka.common.serialization.ByteArray";

    private final Map<String, String> user = new HashMap<>(
            Map.of(ChannelNames.INCOMING, "users", "mp.messaging.incoming.users.connector", "smallrye-kafka"));
    private final Connectors connectors = new Connectors(List.of(new KafkaConnectorDescriptor()));

    @Test
    void channelsOfFunctionsCarryBytes() {
        user.put(ChannelNames.OUTGOING, "emails");
        user.put("mp.messaging.outgoing.emails.connector", "smallrye-kafka");
        assertEquals(BYTES + "Deserializer", defaults().get("mp.messaging.incoming.users.key.deserializer"));
        assertEquals(BYTES + "Serializer", defaults().get("mp.messaging.outgoing.emails.value.serializer"));
    }

    @Test
    void aSlowDeliveryDoesNotMakeTheConsumerSick() {
        assertEquals("0", defaults().get("mp.messaging.incoming.users.throttled.unprocessed-record-max-age.ms"));
    }

    @Test
    void usualValuesGiveWayToTheConnectorsOwn() {
        user.put("mp.messaging.connector.smallrye-kafka.auto.offset.reset", "latest");
        assertNull(defaults().get("mp.messaging.incoming.users.auto.offset.reset"));
    }

    @Test
    void whatIsSentIsConfirmedByEveryReplicaInSync() {
        user.put(ChannelNames.OUTGOING, "emails");
        user.put("mp.messaging.outgoing.emails.connector", "smallrye-kafka");
        user.put("mp.messaging.incoming.users.delivery.dead-letter", "graveyard");
        assertEquals("all", defaults().get("mp.messaging.outgoing.emails.acks"));
        assertEquals("all", defaults().get("mp.messaging.outgoing.graveyard.acks"));
        assertEquals("all", defaults().get("mp.messaging.outgoing.event-functions-publish-users.acks"));
    }

    @Test
    void whoSetsConfirmationsForTheConnectorGetsThose() {
        user.put(ChannelNames.OUTGOING, "emails");
        user.put("mp.messaging.outgoing.emails.connector", "smallrye-kafka");
        user.put("mp.messaging.connector.smallrye-kafka.acks", "1");
        assertNull(defaults().get("mp.messaging.outgoing.emails.acks"));
    }

    @Test
    void whoSetsConfirmationsForEveryKafkaClientGetsThose() {
        user.put("mp.messaging.incoming.users.delivery.dead-letter", "graveyard");
        user.put("kafka.acks", "1");
        user.put("kafka.auto.offset.reset", "latest");
        assertNull(defaults().get("mp.messaging.outgoing.graveyard.acks"));
        assertNull(defaults().get("mp.messaging.outgoing.event-functions-publish-users.acks"));
        assertNull(defaults().get("mp.messaging.incoming.users.auto.offset.reset"));
        assertEquals("0", defaults().get("mp.messaging.incoming.users.throttled.unprocessed-record-max-age.ms"));
    }

    @Test
    void thereIsAWayBackToTheTopicThatIsConsumed() {
        user.put("mp.messaging.incoming.users.topic", "users-v2");
        user.put("mp.messaging.incoming.users.bootstrap.servers", "broker:9092");
        user.put("mp.messaging.incoming.users.sasl.mechanism", "PLAIN");
        user.put("mp.messaging.incoming.users.group.id", "mine");
        String prefix = "mp.messaging.outgoing.event-functions-publish-users.";
        assertEquals("smallrye-kafka", defaults().get(prefix + "connector"));
        assertEquals("users-v2", defaults().get(prefix + "topic"));
        assertEquals("broker:9092", defaults().get(prefix + "bootstrap.servers"));
        assertEquals("PLAIN", defaults().get(prefix + "sasl.mechanism"));
        assertFalse(defaults().containsKey(prefix + "group.id"));
    }

    @Test
    void aDeadLetterChannelNeedsNoConfiguration() {
        user.put("mp.messaging.incoming.users.delivery.dead-letter", "graveyard");
        assertEquals("smallrye-kafka", defaults().get("mp.messaging.outgoing.graveyard.connector"));
        assertEquals(BYTES + "Serializer", defaults().get("mp.messaging.outgoing.graveyard.value.serializer"));
    }

    @Test
    void aConfiguredDeadLetterChannelIsLeftAsItIs() {
        user.put("mp.messaging.incoming.users.delivery.dead-letter", "graveyard");
        user.put("mp.messaging.outgoing.graveyard.connector", "smallrye-amqp");
        assertTrue(defaults().keySet().stream().noneMatch(key -> key.startsWith("mp.messaging.outgoing.graveyard")));
    }

    @Test
    void channelsThatAreNotOursAreLeftAlone() {
        user.put("mp.messaging.incoming.others.connector", "smallrye-kafka");
        assertTrue(defaults().keySet().stream().noneMatch(key -> key.contains("others")));
    }

    @Test
    void aDeserializerOfTheUsersOwnStopsTheStart() {
        user.put("mp.messaging.incoming.users.value.deserializer", "com.example.Mine");
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> new RequiredSettings(settings(user), connectors).check(List.of("users"), List.of()))
                .getMessage();
        assertTrue(
                message.contains("Invalid value 'com.example.Mine' for mp.messaging.incoming.users.value.deserializer"),
                message);
    }

    private Map<String, String> defaults() {
        return ChannelDefaultsSource.properties(settings(user), connectors);
    }

    private static ChannelSettings settings(Map<String, String> properties) {
        return new ChannelSettings(name -> Optional.ofNullable(properties.get(name)), properties::keySet);
    }
}
