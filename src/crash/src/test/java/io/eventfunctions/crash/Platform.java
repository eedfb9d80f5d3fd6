package io.eventfunctions.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.eventfunctions.local.kafka.KafkaBroker;
import io.eventfunctions.local.kafka.KafkaTopics;

/**
 * A broker and an application, each in a process of its own, and what an orchestrator does for them: an application that
 * is gone or has stopped consuming is started again. Nothing outlives {@link #close()} or this process.
 */
final class Platform implements AutoCloseable {

    static final int PARTITIONS = 4;

    private final Path directory;
    private final Path jar;
    private final KafkaBroker broker;
    private final Thread hook = new Thread(this::killAll);
    private Application application;
    private JournalReader journal;
    private int runs;
    private int kills;
    private int brokerRestarts;
    private int stops;

    private Platform(Path directory, Path jar, KafkaBroker broker) {
        this.directory = directory;
        this.jar = jar;
        this.broker = broker;
    }

    /** Starts the broker with empty topics. */
    static Platform start(Path target) throws IOException {
        Path directory = target.resolve("crash").toAbsolutePath();
        delete(directory);
        Files.createDirectories(directory);
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Platform platform = new Platform(
                directory,
                target.resolve("quarkus-app/quarkus-run.jar").toAbsolutePath(),
                KafkaBroker.at(classPath, directory.resolve("kafka")));
        Runtime.getRuntime().addShutdownHook(platform.hook);
        platform.broker.start();
        new KafkaTopics(platform.bootstrapServers()).create(List.of(Workload.TOPIC, DeadLetters.TOPIC), PARTITIONS);
        return platform;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void startApplication() throws IOException {
        runs++;
        Path file = directory.resolve("run-" + runs + ".journal");
        application = Application.start(jar, bootstrapServers(), file, directory.resolve("run-" + runs + ".log"));
        journal = new JournalReader(runs, file);
    }

    /** Kills the application, takes note of its last words, and starts it again. */
    void crash(Deliveries deliveries) throws IOException {
        application.kill();
        kills++;
        readJournal(deliveries);
        startApplication();
    }

    /** Kills the broker and starts it again after a while; the application has to get over it by itself. */
    void outage(long millis) throws InterruptedException {
        broker.kill();
        Thread.sleep(millis);
        broker.start();
        brokerRestarts++;
    }

    /** What an orchestrator's probes lead to. */
    void keepRunning(Deliveries deliveries) throws IOException {
        if (!application.isAlive() || application.hasStoppedConsuming()) {
            application.kill();
            stops++;
            readJournal(deliveries);
            startApplication();
        }
    }

    void readJournal(Deliveries deliveries) throws IOException {
        journal.readNew(deliveries::add);
    }

    int runs() {
        return runs;
    }

    int kills() {
        return kills;
    }

    int brokerRestarts() {
        return brokerRestarts;
    }

    /** How often the application had to be started again although nobody had killed it. */
    int stops() {
        return stops;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
        broker.close();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void killAll() {
        if (application != null) {
            application.kill();
        }
        broker.close();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
