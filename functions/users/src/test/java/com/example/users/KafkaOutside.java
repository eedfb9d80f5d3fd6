package com.example.users;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.kafka.server.KafkaTopics;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Kafka, with its own producer. */
final class KafkaOutside implements Broker {

    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    private final KafkaBroker broker = KafkaBroker.temporary(CLASS_PATH);

    @Override
    public void start() {
        broker.start();
        new KafkaTopics(broker.bootstrapServers()).create(List.of("users", "emails", "users-dead-letters"), 2);
    }

    @Override
    public void stop() {
        broker.close();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("QUARKUS_PROFILE", "prod", "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    }

    @Override
    public EventSourceMapping users() {
        return KafkaMapping.of(
                        TopicReference.selfManaged(broker.bootstrapServers(), "users", "users-on-lambda"),
                        new StartingPosition.TrimHorizon())
                .withReportBatchItemFailures();
    }

    @Override
    public void register(String event) {
        ProducerRecord<String, String> message = new ProducerRecord<>("users", event);
        message.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Sent sent(String name) {
        return new Topic(broker.bootstrapServers(), name);
    }
}
