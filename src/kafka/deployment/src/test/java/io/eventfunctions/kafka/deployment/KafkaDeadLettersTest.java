package io.eventfunctions.kafka.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetters;
import io.eventfunctions.DeadLetters.Redrive;
import io.eventfunctions.DeadLetters.Report;
import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Dead letters on a Kafka broker: how they are read, and where a redrive sends them. */
class KafkaDeadLettersTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    public static class App {

        @Funq("things")
        @Incoming("kl-things")
        public void things(CloudEvent event) {}

        @Funq("several")
        @Incoming("kl-several")
        public void several(CloudEvent event) {}

        @Produces
        @Singleton
        @Identifier("kl-broker")
        Map<String, Object> broker() {
            return Map.of("receive.buffer.bytes", "70001");
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(App.class, KafkaClients.class))
            .overrideConfigKey("kafka.acks", "1")
            .overrideConfigKey("mp.messaging.connector.smallrye-kafka.metric.reporters", KafkaClients.class.getName())
            .overrideConfigKey("mp.messaging.incoming.kl-things.connector", "smallrye-kafka")
            .overrideConfigKey("mp.messaging.incoming.kl-things.group.id", "kl-things")
            .overrideConfigKey("mp.messaging.incoming.kl-things.delivery.dead-letter", "kl-dead-letters")
            .overrideConfigKey("mp.messaging.incoming.kl-several.connector", "smallrye-kafka")
            .overrideConfigKey("mp.messaging.incoming.kl-several.group.id", "kl-several")
            .overrideConfigKey("mp.messaging.incoming.kl-several.topics", "kl-one,kl-other")
            .overrideConfigKey("mp.messaging.incoming.kl-several.delivery.dead-letter", "kl-silent")
            .overrideConfigKey("mp.messaging.outgoing.kl-dead-letters.connector", "smallrye-kafka")
            .overrideConfigKey("mp.messaging.outgoing.kl-dead-letters.kafka-configuration", "kl-broker")
            .overrideConfigKey("mp.messaging.outgoing.kl-dead-letters.tls-configuration-name", "kl-tls")
            .overrideConfigKey("mp.messaging.outgoing.kl-dead-letters.auto.offset.reset", "none")
            .overrideConfigKey("quarkus.tls.kl-tls.trust-all", "true")
            .overrideConfigKey("mp.messaging.outgoing.kl-silent.connector", "smallrye-kafka")
            .overrideConfigKey("mp.messaging.outgoing.kl-silent.client.id", "kl-silent-client")
            .overrideConfigKey("mp.messaging.outgoing.kl-silent.default.api.timeout.ms", "700");

    @Inject
    DeadLetters deadLetters;

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private String run;

    @BeforeEach
    void useUniqueIds() {
        run = UUID.randomUUID().toString();
    }

    @Test
    void deadLettersAreReadWithTheSettingsThatTheChannelSendsWith() {
        finish(deadLetters.list("kl-dead-letters", 1));
        KafkaClients reader = reader();
        assertEquals("70001", reader.setting("receive.buffer.bytes"));
        assertEquals("kl-tls", reader.setting("tls-configuration-name"));
        assertEquals(
                "io.quarkus.kafka.client.tls.QuarkusKafkaSslEngineFactory", reader.setting("ssl.engine.factory.class"));
        assertEquals("earliest", reader.setting("auto.offset.reset"));
    }

    @Test
    void settingsForEveryKafkaClientApplyToChannelsOfFunctionsToo() {
        publish("kl-dead-letters", deadLetter("1", "things", "kl-things"));
        List<KafkaClients> producers = KafkaClients.with("client.id", "kafka-producer-kl-dead-letters");
        assertEquals("1", producers.get(producers.size() - 1).setting("acks"));
    }

    @Test
    void aDeadLetterIsFoundWithoutReadingThoseBeforeIt() {
        IntStream.range(0, 150).forEach(id -> publish("kl-dead-letters", deadLetter(run + id, "nobody", "kl-things")));
        DeadLetter last = last(finish(deadLetters.list("kl-dead-letters", 10_000)));
        assertEquals(run + 149, last.event().getId());
        assertEquals(Optional.of(last), finish(deadLetters.find("kl-dead-letters", last.position())));
        assertTrue(reader().count("records-consumed-total") <= 3, "It has read the whole topic");
    }

    @Test
    void anInvalidPositionIsNotFound() {
        publish("kl-dead-letters", deadLetter(run, "nobody", "kl-things"));
        for (String position : List.of("0-999999", "7-0", "0", "x-1", "0-99999999999999999999")) {
            assertEquals(Optional.empty(), finish(deadLetters.find("kl-dead-letters", position)), position);
        }
    }

    @Test
    void redrivenDeadLettersAreRemovedAndTheOthersStay() {
        IntStream.range(0, 3).forEach(id -> publish("kl-dead-letters", deadLetter(run + id, "things", "kl-things")));
        List<DeadLetter> mine = mine("kl-dead-letters");
        Report report = finish(deadLetters.redrive("kl-dead-letters", chosen(mine.get(0), mine.get(2))));
        assertEquals(Map.of(), report.refused());
        assertEquals(List.of(mine.get(0).position(), mine.get(2).position()), report.sent());
        assertEquals(List.of(mine.get(1)), mine("kl-dead-letters"));
        assertEquals(
                Optional.empty(),
                finish(deadLetters.find("kl-dead-letters", mine.get(0).position())));
        assertEquals(
                Optional.of(mine.get(1)),
                finish(deadLetters.find("kl-dead-letters", mine.get(1).position())));
    }

    @Test
    void publishingToAChannelOfSeveralTopicsFailsWithTheReason() throws Exception {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> publish("kl-several", deadLetter(run, "several", "kl-several")))
                .getMessage();
        assertTrue(message.contains("Nothing can be sent to channel kl-several"), message);
        assertTrue(message.contains("topics kl-one, kl-other"), message);
        assertTrue(message.contains("configure an outgoing channel"), message);
        assertEquals(0, end("kl-several"));
    }

    @Test
    void aDeadLetterOfAChannelOfSeveralTopicsIsNotRedrivenAndStays() throws Exception {
        publish("kl-dead-letters", deadLetter(run, "several", "kl-several"));
        DeadLetter deadLetter = mine("kl-dead-letters").get(0);
        Report report = finish(deadLetters.redrive("kl-dead-letters", chosen(deadLetter)));
        assertEquals(List.of(), report.sent());
        String reason = report.refused().get(deadLetter.position());
        assertTrue(reason.contains("Nothing can be sent to channel kl-several"), reason);
        assertEquals(0, end("kl-several"));
        assertEquals(List.of(deadLetter), mine("kl-dead-letters"));
    }

    @Test
    void readingFailsWhenTheBrokerSendsNothingForTheTimeout() throws Exception {
        publish("kl-silent", deadLetter(run, "things", "kl-things"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            throttle(admin);
            // A broker confirms a quota shortly before it enforces it, and the timeout limits other calls as well.
            String message = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(this::failureToList, Optional::isPresent)
                    .get();
            assertTrue(message.contains("EVF1322: Cannot read the dead letters of channel kl-silent from "), message);
            assertTrue(message.contains("topic kl-silent at " + servers), message);
            assertTrue(message.contains("the broker sent no records for 700 ms"), message);
        }
    }

    private Optional<String> failureToList() {
        try {
            deadLetters.list("kl-silent", 1).await().atMost(Duration.ofSeconds(5));
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(e.getMessage()).filter(text -> text.contains("sent no records"));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    /** Makes the broker throttle the channel's client for some seconds. */
    private static void throttle(Admin admin) throws Exception {
        ClientQuotaEntity client = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, "kl-silent-client"));
        ClientQuotaAlteration.Op slow = new ClientQuotaAlteration.Op("consumer_byte_rate", 1.0);
        admin.alterClientQuotas(List.of(new ClientQuotaAlteration(client, List.of(slow))))
                .all()
                .get();
    }

    private long end(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            if (!admin.listTopics().names().get().contains(topic)) {
                return 0;
            }
            ListOffsetsResultInfo latest = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get();
            return latest.offset();
        }
    }

    private static KafkaClients reader() {
        return KafkaClients.with("allow.auto.create.topics", "false").stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<DeadLetter> mine(String channel) {
        return finish(deadLetters.list(channel, 10_000)).stream()
                .filter(deadLetter -> deadLetter.event().getId().startsWith(run))
                .toList();
    }

    private static DeadLetter last(List<DeadLetter> found) {
        return found.get(found.size() - 1);
    }

    private static Redrive chosen(DeadLetter... chosen) {
        Set<String> positions =
                Set.of(Stream.of(chosen).map(DeadLetter::position).toArray(String[]::new));
        return new Redrive(positions, Optional.empty(), false, 0);
    }

    private void publish(String channel, CloudEvent event) {
        finish(publisher.publish(channel, event));
    }

    private static <T> T finish(Uni<T> uni) {
        return uni.await().atMost(TIMEOUT);
    }

    private static CloudEvent deadLetter(String id, String function, String channel) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType("com.example.thing")
                .withExtension("deadletterfunction", function)
                .withExtension("deadletterchannel", channel)
                .build();
    }
}
