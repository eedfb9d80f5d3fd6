package io.eventfunctions.local.mapping.kafka.failure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.process.QuietLogger;

/** Sends one record, with the key of the original, for each record that was given up. */
final class TopicDestination implements FailureDestination {

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final FailureDocument document;

    TopicDestination(TopicReference source, String topic, FailureDocument document) {
        Map<String, Object> settings = new HashMap<>(source.properties());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, source.bootstrapServers());
        this.producer = QuietLogger.during(
                "org.apache.kafka",
                () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        this.topic = topic;
        this.document = document;
    }

    @Override
    public void tell(DiscardedRecords records) {
        List<Future<RecordMetadata>> sent = records.records().stream()
                .map(record -> producer.send(
                        new ProducerRecord<>(topic, record.record().key(), document.alone(record, records))))
                .toList();
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "topic " + topic + ": " + e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("topic " + topic + ": interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
