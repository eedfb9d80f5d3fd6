package io.eventfunctions.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.eventfunctions.EventType;

/** Sends items as events in binary mode, as a producer that knows nothing of us would. */
final class LoadPublisher implements AutoCloseable {

    private static final String TYPE =
            LoadItem.class.getAnnotation(EventType.class).value();

    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    LoadPublisher(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(LoadItem item) {
        String data =
                "{\"key\":\"%s\",\"number\":%d,\"failures\":%d}".formatted(item.key(), item.number(), item.failures());
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(topic, item.key(), data.getBytes(StandardCharsets.UTF_8));
        attribute(event, "ce_specversion", "1.0");
        attribute(event, "ce_id", String.valueOf(item.number()));
        attribute(event, "ce_source", "/load");
        attribute(event, "ce_type", TYPE);
        attribute(event, "ce_time", Instant.now().toString());
        attribute(event, "content-type", "application/json");
        producer.send(event, (confirmed, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }

    private static void attribute(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns when the broker has confirmed everything. */
    void confirm() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("Not all events could be published", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
