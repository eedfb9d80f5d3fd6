package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.eventfunctions.kafka.KafkaConnectorDescriptor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BindingChecksTest {

    private static final String LETTERS = "mp.messaging.incoming.users.delivery.dead-letter";

    private final Map<String, String> user = new HashMap<>();
    private final Connectors connectors = new Connectors(List.of(new KafkaConnectorDescriptor()));

    @BeforeEach
    void twoChannelsOnKafka() {
        user.put(ChannelNames.INCOMING, "users,graves");
        user.put("mp.messaging.incoming.users.connector", "smallrye-kafka");
        user.put("mp.messaging.incoming.graves.connector", "smallrye-kafka");
    }

    @Test
    void functionsMayHandleTheDeadLettersOfAnotherChannel() {
        user.put(LETTERS, "graves");
        assertDoesNotThrow(this::check);
    }

    @Test
    void deadLettersThatComeBackToTheChannelStopTheStart() {
        user.put(LETTERS, "users");
        assertLoop("users");
    }

    @Test
    void soDoThoseToAnotherChannelOnTheSameTopic() {
        user.put("mp.messaging.incoming.graves.topic", "users");
        user.put(LETTERS, "graves");
        assertLoop("graves");
    }

    @Test
    void soDoThoseToAConfiguredChannelThatLeadsToTheTopic() {
        user.put("mp.messaging.outgoing.letters.connector", "smallrye-kafka");
        user.put("mp.messaging.outgoing.letters.topic", "users");
        user.put(LETTERS, "letters");
        assertLoop("letters");
    }

    @Test
    void soDoThoseToOneOfSeveralTopics() {
        user.put("mp.messaging.incoming.users.topics", "eu, letters");
        user.put(LETTERS, "letters");
        assertLoop("letters");
    }

    @Test
    void soDoThoseToATopicThatAPatternMatches() {
        user.put("mp.messaging.incoming.users.topic", "users-.*");
        user.put("mp.messaging.incoming.users.pattern", "true");
        user.put(LETTERS, "users-letters");
        assertLoop("users-letters");
    }

    @Test
    void aTopicOfTheSameNameInAnotherClusterIsAnotherTopic() {
        user.put("mp.messaging.incoming.users.bootstrap.servers", "a:9092,b:9092");
        user.put("mp.messaging.outgoing.letters.connector", "smallrye-kafka");
        user.put("mp.messaging.outgoing.letters.topic", "users");
        user.put("mp.messaging.outgoing.letters.bootstrap.servers", "c:9092");
        user.put(LETTERS, "letters");
        assertDoesNotThrow(this::check);
        user.put("mp.messaging.outgoing.letters.bootstrap.servers", "b:9092, a:9092");
        assertLoop("letters");
    }

    @Test
    void aChannelWithTheServersOfAllIsOnTheSameCluster() {
        user.put("kafka.bootstrap.servers", "a:9092");
        user.put("mp.messaging.outgoing.letters.connector", "smallrye-kafka");
        user.put("mp.messaging.outgoing.letters.topic", "users");
        user.put("mp.messaging.outgoing.letters.bootstrap.servers", "a:9092");
        user.put(LETTERS, "letters");
        assertLoop("letters");
    }

    @Test
    void soDoThoseThatComeBackByWayOfOtherChannels() {
        user.put(ChannelNames.INCOMING, "users,graves,urns");
        user.put("mp.messaging.incoming.urns.connector", "smallrye-kafka");
        user.put(LETTERS, "graves");
        user.put("mp.messaging.incoming.graves.delivery.dead-letter", "to-urns");
        user.put("mp.messaging.outgoing.to-urns.connector", "smallrye-kafka");
        user.put("mp.messaging.outgoing.to-urns.topic", "urns");
        assertDoesNotThrow(this::check);
        user.put("mp.messaging.incoming.urns.delivery.dead-letter", "users");
        String message = refusal();
        assertTrue(
                message.startsWith("EVF0341: " + LETTERS
                        + "=graves lets dead letters go from channel users to graves to urns to users, so"),
                message);
    }

    @Test
    void deadLettersToAChannelWithoutWayBackStopTheStart() {
        user.put("mp.messaging.incoming.graves.topics", "a,b");
        user.put(LETTERS, "graves");
        String message = refusal();
        assertTrue(message.startsWith("EVF0321: " + LETTERS + "=graves"), message);
        assertTrue(message.contains("it consumes topics a, b, which is not a single queue or topic"), message);
    }

    @Test
    void soDoesAFunctionThatSendsThere() {
        user.put(ChannelNames.OUTGOING, "graves");
        user.put("mp.messaging.incoming.graves.pattern", "true");
        String message = refusal();
        assertTrue(message.startsWith("EVF0321: A function sends to channel graves"), message);
        assertTrue(message.contains("configure an outgoing channel"), message);
    }

    @Test
    void aPatternThatIsNotARegularExpressionStopsTheStart() {
        user.put("mp.messaging.incoming.users.topic", "users-[");
        user.put("mp.messaging.incoming.users.pattern", "true");
        String message =
                assertThrows(IllegalArgumentException.class, this::check).getMessage();
        assertTrue(
                message.startsWith("EVF1303: Invalid value 'users-[' for mp.messaging.incoming.users.topic: "),
                message);
    }

    @Test
    void oneTopicInAListIsAWayBack() {
        user.put("mp.messaging.incoming.users.topics", " only ");
        assertEquals("only", configuration().get("mp.messaging.outgoing.event-functions-publish-users.topic"));
    }

    @Test
    void severalTopicsAreNone() {
        user.put("mp.messaging.incoming.users.topics", "a,b");
        assertTrue(configuration().keySet().stream().noneMatch(key -> key.contains("publish-users")));
    }

    @Test
    void channelsOnOneTopicShareItUnlessTheirGroupsDiffer() {
        assertEquals(List.of(), shared());
        user.put("mp.messaging.incoming.graves.topics", "users,others");
        assertEquals(List.of("users and graves: topic users"), shared());
        user.put("mp.messaging.incoming.graves.group.id", "graves");
        assertEquals(List.of(), shared());
        user.put("kafka.group.id", "graves");
        assertEquals(List.of("users and graves: topic users"), shared());
        user.put("mp.messaging.incoming.graves.bootstrap.servers", "elsewhere:9092");
        assertEquals(List.of(), shared());
    }

    private List<String> shared() {
        ChannelSettings settings = settings(user);
        return new SharedSources(settings, connectors)
                .among(ChannelNames.from(settings).incoming()).stream()
                        .map(shared -> shared.one() + " and " + shared.other() + ": " + shared.source())
                        .toList();
    }

    private void assertLoop(String deadLetter) {
        String message = refusal();
        assertTrue(
                message.startsWith("EVF0320: " + LETTERS + "=" + deadLetter + " sends to what channel users"), message);
    }

    private String refusal() {
        return assertThrows(IllegalStateException.class, this::check).getMessage();
    }

    private void check() {
        ChannelSettings settings = settings(configuration());
        ChannelNames names = ChannelNames.from(settings);
        new BindingChecks(settings, connectors, OutgoingBindings.of(names, settings, connectors)).check(names);
    }

    private Map<String, String> configuration() {
        Map<String, String> all = new HashMap<>(ChannelDefaultsSource.properties(settings(user), connectors));
        all.putAll(user);
        return all;
    }

    private static ChannelSettings settings(Map<String, String> properties) {
        return new ChannelSettings(name -> Optional.ofNullable(properties.get(name)), properties::keySet);
    }
}
