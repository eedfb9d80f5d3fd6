package io.eventfunctions.kafka.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.eventfunctions.process.FreePort;
import io.eventfunctions.process.ServerProcess;

/**
 * A real single-node Kafka broker (KRaft) in a process of its own. It listens on loopback on a free port, keeps its data in
 * a directory, and ends with {@link #close()} or with the process that started it.
 */
public final class KafkaBroker implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Path> classPath;
    private final Path directory;
    private final boolean temporary;
    private final int port = FreePort.find();
    private final int controllerPort = FreePort.find();
    private ServerProcess process;

    private KafkaBroker(List<Path> classPath, Path directory, boolean temporary) {
        this.classPath = classPath;
        this.directory = directory;
        this.temporary = temporary;
    }

    /**
     * A broker with data that goes with it.
     *
     * @param classPath the jars of this module and all that it depends on
     */
    public static KafkaBroker temporary(List<Path> classPath) {
        try {
            return new KafkaBroker(classPath, Files.createTempDirectory("event-functions-kafka-"), true);
        } catch (IOException e) {
            throw new IllegalStateException("No directory for the local Kafka broker", e);
        }
    }

    /** A broker on a directory that stays, so that it can be started again on the same data and port. */
    public static KafkaBroker at(List<Path> classPath, Path directory) {
        return new KafkaBroker(classPath, directory, false);
    }

    /** The configuration that leads an application to the broker that listens there. */
    public static Map<String, String> clientSettings(String bootstrapServers) {
        return Map.of("kafka.bootstrap.servers", bootstrapServers);
    }

    /** The value for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /**
     * Starts the process and waits until it serves.
     *
     * @throws IllegalStateException with the end of the broker's log if it doesn't come up
     */
    public void start() {
        Map<String, String> properties = Map.of(
                KafkaBrokerMain.PORT, String.valueOf(port),
                KafkaBrokerMain.CONTROLLER_PORT, String.valueOf(controllerPort),
                KafkaBrokerMain.DIRECTORY, directory.toString(),
                KafkaBrokerMain.TEMPORARY, String.valueOf(temporary));
        process = ServerProcess.start(
                KafkaBrokerMain.class, classPath, properties, directory.resolve("kafka.log"), PATIENCE);
    }

    /** Kills the process at once, as a crash would; data that a broker has confirmed stays. */
    public void kill() {
        process.kill();
    }

    /** Stops the process in order; data of a temporary broker goes with it. */
    @Override
    public void close() {
        if (process != null) {
            process.stop();
        }
    }
}
