package io.eventfunctions.benchmarks.brokers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One side of a comparison: a process that reads all events and times itself from the end of its warm-up.
 *
 * @param name its name in the results
 * @param command what follows the settings on Java's command line
 */
public record Contender(String name, List<String> command) {

    /** A packaged application that enables one of its channels. */
    public static Contender channel(String name, String channel, Path jar) {
        return new Contender(
                name, List.of("-Dmp.messaging.incoming." + channel + ".enabled=true", "-jar", jar.toString()));
    }

    /** A class with a main method on this class path. */
    public static Contender program(String name, Class<?> main) {
        return new Contender(name, List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    }

    /** Events a second. */
    double run(Map<String, String> settings, int events, int warmUp) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dthroughput.events=" + events,
                "-Dthroughput.warm-up=" + warmUp));
        settings.forEach((key, value) -> line.add("-D" + key + "=" + value));
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
