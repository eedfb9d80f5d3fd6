package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.lambda.deployment.Invoker;
import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;

/** On Lambda, behind event source mappings of a real Kafka broker. */
class LambdaKafkaConformanceTest extends DeliveryConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = OnLambda.app("smallrye-kafka", channel -> Map.of());

    /** The channels of sentences about several events, which come in one invocation; all others don't wait for more. */
    private static final Set<String> GATHERED = Set.of(
            "timed-once",
            "expiring",
            "keyed",
            "one-lane",
            "unordered",
            "rejecting-keyed",
            "narrow",
            "once",
            "once-moody",
            "shared");

    private static Mappings mappings;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    Invoker invoker;

    @BeforeEach
    void startMappings() {
        if (mappings == null) {
            mappings = Mappings.start(invoker, channel -> KafkaMapping.of(
                            TopicReference.selfManaged(servers, channel, "lambda-" + channel),
                            new StartingPosition.TrimHorizon())
                    .with(new Batching(100, GATHERED.contains(channel) ? Batching.HALF_A_SECOND : Duration.ZERO))
                    .withReportBatchItemFailures());
        }
    }

    @AfterAll
    static void closeMappings() {
        mappings.close();
    }

    /** The record is redelivered, and Kafka does not say so. */
    @Override
    protected boolean marksRedeliveries() {
        return false;
    }

    @Override
    protected int largestMessage() {
        return 1024 * 1024;
    }

    @Override
    protected void publishNoEvent(String channel, String text) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(channel, text));
        }
    }

    /** A partition is in one invocation at a time: what waits there holds up the batches behind it, but not its own. */
    @Test
    @Override
    void deliveriesThatWaitForTheirNextAttemptLeaveTheirPlaceToOthers() {
        CloudEvent first = event("first").build();
        CloudEvent second = event("second").build();
        CloudEvent third = event("third").build();
        CloudEvent last = event("last").build();
        failUntil(ONE, first, () -> ended(ONE, last));
        failUntil(ONE, second, () -> ended(ONE, last));
        failUntil(ONE, third, () -> ended(ONE, last));
        send("narrow", first, second, third, last);
        assertDeliveredAtOnce(ONE, last);
        assertDelivered(ONE, first, second, third);
    }
}
