package io.eventfunctions.aws.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.eventfunctions.process.Directories;
import io.eventfunctions.process.FreePort;
import io.eventfunctions.process.ServerProcess;

/**
 * A server that speaks SQS (ElasticMQ), in a process of its own. It listens on loopback on a free port, keeps its queues in
 * memory, and ends with {@link #close()} or with the process that started it. It takes every access key.
 */
public final class SqsServer implements Closeable {

    /** The region in the names of its queues. */
    public static final String REGION = "us-east-1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Path> classPath;
    private final int port;
    private Path directory;
    private ServerProcess process;

    /**
     * A server on a free port that is not started yet.
     *
     * @param classPath the jars of this module and all that it depends on
     */
    public SqsServer(List<Path> classPath) {
        this(classPath, FreePort.find());
    }

    /** A server on a port of the caller's choice that is not started yet. */
    public SqsServer(List<Path> classPath, int port) {
        this.classPath = classPath;
        this.port = port;
    }

    /** The value for {@code endpoint-override}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts the process and waits until it serves. A server that was killed starts again on its port, without its queues.
     *
     * @throws IllegalStateException with the end of the server's log if it doesn't come up
     */
    public void start() {
        try {
            directory = Files.createTempDirectory("event-functions-sqs-");
        } catch (IOException e) {
            throw new IllegalStateException("No directory for the log of the local SQS server", e);
        }
        Map<String, String> properties = Map.of(SqsServerMain.PORT, String.valueOf(port));
        process =
                ServerProcess.start(SqsServerMain.class, classPath, properties, directory.resolve("sqs.log"), PATIENCE);
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
