package io.eventfunctions.benchmarks.kafka;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.eventfunctions.local.kafka.KafkaBroker;
import io.eventfunctions.local.kafka.KafkaTopics;

/** Prints how fast the contenders read the same topic; they take turns, so that a noisy machine is noisy for all. */
class ThroughputIT {

    private static final int ROUNDS = Integer.getInteger("throughput.rounds", 5);

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
        compare("fast", 2_000_000, 1_000_000, Contender.channel("function"), Contender.channel("hand-written"));
    }

    @Test
    void aFunctionOfAMillisecondBesideParallelConsumer() throws IOException {
        fill("slow", 160_000, 1_000);
        compare("slow", 160_000, 80_000, Contender.channel("slow-function"), Contender.parallelConsumer());
    }

    private static void fill(String topic, int events, int keys) {
        new KafkaTopics(broker.bootstrapServers()).create(List.of(topic), 4);
        Events.fill(broker.bootstrapServers(), topic, events, keys);
    }

    private static void compare(String topic, int events, int warmUp, Contender ours, Contender theirs)
            throws IOException {
        double[] ratios = new double[ROUNDS];
        Map<Contender, double[]> rates = new LinkedHashMap<>();
        rates.put(ours, new double[ROUNDS]);
        rates.put(theirs, new double[ROUNDS]);
        for (int round = 0; round < ROUNDS; round++) {
            for (Contender contender : round % 2 == 0 ? List.of(ours, theirs) : List.of(theirs, ours)) {
                String group = contender.name() + "-" + round;
                rates.get(contender)[round] = contender.run(broker.bootstrapServers(), topic, events, warmUp, group);
            }
            ratios[round] = rates.get(ours)[round] / rates.get(theirs)[round];
        }
        rates.forEach((contender, values) ->
                System.out.printf("%-18s %s events/s%n", contender.name(), summary(values, "%,.0f")));
        System.out.printf("%-18s %s%n%n", "ratio", summary(ratios, "%.2f"));
    }

    /** The median, and the lowest and highest in brackets. */
    private static String summary(double[] values, String format) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (format + " (" + format + " to " + format + ")")
                .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
