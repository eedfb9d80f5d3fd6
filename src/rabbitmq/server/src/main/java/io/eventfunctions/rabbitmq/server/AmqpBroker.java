package io.eventfunctions.rabbitmq.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.eventfunctions.process.Directories;
import io.eventfunctions.process.FreePort;
import io.eventfunctions.process.ServerProcess;

/**
 * A broker that speaks AMQP 0-9-1 as RabbitMQ does (Apache Qpid Broker-J), in a process of its own. It listens on loopback on
 * a free port, keeps its queues in memory, and ends with {@link #close()} or with the process that started it.
 */
public final class AmqpBroker implements Closeable {

    /** The host for {@code rabbitmq-host}. */
    public static final String HOST = "127.0.0.1";

    /** The one user, and its password. */
    public static final String USER = "guest";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Path> classPath;
    private final int port = FreePort.find();
    private Path directory;
    private ServerProcess process;

    /**
     * A broker that is not started yet.
     *
     * @param classPath the jars of this module and all that it depends on
     */
    public AmqpBroker(List<Path> classPath) {
        this.classPath = classPath;
    }

    /** The port for {@code rabbitmq-port}. */
    public int port() {
        return port;
    }

    /**
     * Starts the process and waits until it serves. A broker that was killed starts again on its port, without its queues.
     *
     * @throws IllegalStateException with the end of the broker's log if it doesn't come up
     */
    public void start() {
        try {
            directory = Files.createTempDirectory("event-functions-amqp-");
        } catch (IOException e) {
            throw new IllegalStateException("No directory for the local AMQP broker", e);
        }
        Map<String, String> properties =
                Map.of(AmqpBrokerMain.PORT, String.valueOf(port), AmqpBrokerMain.DIRECTORY, directory.toString());
        process = ServerProcess.start(
                AmqpBrokerMain.class, classPath, properties, directory.resolve("amqp.log"), PATIENCE);
    }

    /** Kills the process at once, as a crash would; its queues go with it. */
    public void kill() {
        process.kill();
        Directories.delete(directory);
    }

    /** Stops the process in order. */
    @Override
    public void close() {
        if (process != null) {
            process.stop();
            Directories.delete(directory);
        }
    }
}
