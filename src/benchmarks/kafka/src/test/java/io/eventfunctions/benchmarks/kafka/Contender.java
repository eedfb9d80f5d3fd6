package io.eventfunctions.benchmarks.kafka;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One side of the comparison: a process that reads the whole topic, timed from the end of its warm-up. */
record Contender(String name, List<String> command) {

    static Contender channel(String name) {
        return new Contender(
                name,
                List.of(
                        "-Dmp.messaging.incoming." + name + ".enabled=true",
                        "-jar",
                        System.getProperty("application.jar")));
    }

    static Contender parallelConsumer() {
        return new Contender(
                "parallel-consumer",
                List.of("-cp", System.getProperty("java.class.path"), ParallelConsumer.class.getName()));
    }

    /** Events a second. */
    double run(String bootstrapServers, String topic, int events, int warmUp, String group) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dkafka.bootstrap.servers=" + bootstrapServers,
                "-Dthroughput.topic=" + topic,
                "-Dthroughput.group=" + group,
                "-Dthroughput.events=" + events,
                "-Dthroughput.warm-up=" + warmUp));
        line.addAll(command);
        Process process = new ProcessBuilder(line)
                .redirectError(new File("target/" + name + ".log"))
                .start();
        try {
            long nanos = CompletableFuture.supplyAsync(() -> process.inputReader()
                            .lines()
                            .filter(text -> text.startsWith("NANOS "))
                            .mapToLong(text -> Long.parseLong(text.substring("NANOS ".length())))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException(name + " ended too early, see its log")))
                    .orTimeout(3, TimeUnit.MINUTES)
                    .join();
            return (events - warmUp) / (nanos / 1e9);
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
