package io.eventfunctions.benchmarks.kafka;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.eventfunctions.benchmarks.brokers.Comparison;
import io.eventfunctions.benchmarks.brokers.Contender;
import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.kafka.server.KafkaTopics;

/** Prints how fast the contenders read the same topic. */
class ThroughputIT {

    private static final Path APPLICATION = Path.of(System.getProperty("application.jar"));

    private static KafkaBroker broker;

    @BeforeAll
    static void startBroker() {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        broker = KafkaBroker.temporary(classPath);
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void anEmptyFunctionUnderEveryPolicyBesideAHandWrittenConsumer() throws IOException {
        fill("fast", 2_000_000, 10_000);
        new Comparison(2_000_000, 1_000_000)
                .print(
                        reading("fast"),
                        Contender.channel("function", "function", APPLICATION),
                        Contender.channel("hand-written", "hand-written", APPLICATION));
    }

    @Test
    void aFunctionOfAMillisecondBesideParallelConsumer() throws IOException {
        fill("slow", 160_000, 1_000);
        new Comparison(160_000, 80_000)
                .print(
                        reading("slow"),
                        Contender.channel("slow-function", "slow-function", APPLICATION),
                        Contender.program("parallel-consumer", ParallelConsumer.class));
    }

    private static void fill(String topic, int events, int keys) {
        new KafkaTopics(broker.bootstrapServers()).create(List.of(topic), 4);
        Events.fill(broker.bootstrapServers(), topic, events, keys);
    }

    private static Comparison.Turn reading(String topic) {
        return name -> Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "throughput.topic",
                topic,
                "throughput.group",
                name);
    }
}
