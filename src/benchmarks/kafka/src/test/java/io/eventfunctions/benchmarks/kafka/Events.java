package io.eventfunctions.benchmarks.kafka;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.kafka.CloudEventSerializer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

import io.eventfunctions.benchmarks.brokers.Counted;

/** Fills a topic with events in binary mode. */
final class Events {

    private Events() {}

    static void fill(String bootstrapServers, String topic, int count, int keys) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                20,
                CloudEventSerializer.ENCODING_CONFIG,
                Encoding.BINARY);
        try (KafkaProducer<String, CloudEvent> producer =
                new KafkaProducer<>(settings, new StringSerializer(), serializer(settings))) {
            List<Future<RecordMetadata>> sent = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                if (i == keys) {
                    // A new topic is ready when each of its partitions has taken something.
                    confirm(sent);
                }
                String key = "key-" + i % keys;
                sent.add(producer.send(new ProducerRecord<>(topic, key, event(key, i))));
            }
            confirm(sent);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The topic could not be filled", e);
        }
    }

    private static void confirm(List<Future<RecordMetadata>> sent) throws InterruptedException, ExecutionException {
        for (Future<RecordMetadata> confirmed : sent) {
            confirmed.get();
        }
        sent.clear();
    }

    private static CloudEventSerializer serializer(Map<String, Object> settings) {
        CloudEventSerializer serializer = new CloudEventSerializer();
        serializer.configure(settings, false);
        return serializer;
    }

    private static CloudEvent event(String key, int number) {
        String data = "{\"key\":\"%s\",\"number\":%d,\"text\":\"%s\"}".formatted(key, number, "x".repeat(100));
        return CloudEventBuilder.v1()
                .withId(String.valueOf(number))
                .withSource(URI.create("/throughput"))
                .withType(Counted.TYPE)
                .withTime(OffsetDateTime.now())
                .withExtension("partitionkey", key)
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
