package io.eventfunctions.benchmarks.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.eventfunctions.benchmarks.brokers.Count;
import io.eventfunctions.benchmarks.brokers.Counted;

/** Confluent's parallel-consumer: key order, the same concurrency, the same payload, one millisecond. */
public final class ParallelConsumer {

    private ParallelConsumer() {}

    /** Takes its settings from system properties; ends with its process. */
    public static void main(String[] arguments) {
        ObjectReader json = new ObjectMapper().readerFor(Counted.class);
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        System.getProperty("kafka.bootstrap.servers"),
                        "group.id",
                        System.getProperty("throughput.group"),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        ParallelStreamProcessor<byte[], byte[]> processor =
                ParallelStreamProcessor.createEosStreamProcessor(ParallelConsumerOptions.<byte[], byte[]>builder()
                        .ordering(ProcessingOrder.KEY)
                        .maxConcurrency(16)
                        .consumer(consumer)
                        .build());
        processor.subscribe(List.of(System.getProperty("throughput.topic")));
        processor.poll(context -> {
            try {
                json.readValue(context.getSingleConsumerRecord().value());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Count.slowly();
        });
    }
}
