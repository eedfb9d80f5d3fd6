package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.Outcome;

/** A real Kafka broker. A consumer group for each channel: in a common one each that joins would stop the others. */
class KafkaConformanceTest extends LeaseConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = ConformanceApp.on(
                    "smallrye-kafka", channel -> Map.of("group.id", "conformance-" + channel))
            .overrideConfigKey("mp.messaging.incoming." + ConformanceApp.REDELIVERED + ".failure-strategy", "ignore");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

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

    /** A second member of the group costs the first one its partitions, for a while at least. */
    @Override
    protected void endLeases() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "group.id", "conformance-keyed", "enable.auto.commit", "false");
        try (KafkaConsumer<byte[], byte[]> other =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            boolean[] joined = {false};
            other.subscribe(List.of("keyed"), new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                    joined[0] = true;
                }
            });
            await(() -> {
                other.poll(Duration.ofMillis(10));
                return joined[0];
            });
        }
    }

    @Test
    void aChannelThatStopsAtARejectedEventHandlesNoLaterOneOfItsKey() {
        String key = key();
        CloudEvent rejected = event("rejected", key);
        CloudEvent later = event("later", key);
        when(ONE, rejected, context -> {
            await(() -> journal.arrivals(later) == 1);
            throw new IllegalStateException("never works");
        });
        send("rejecting-keyed", rejected, later);
        assertEnds(Outcome.REJECTED, 1, ONE, rejected);
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .until(() -> journal.steps(ONE, later).findAny().isEmpty());
    }
}
