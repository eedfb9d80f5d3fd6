package io.eventfunctions.redis.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.eventfunctions.process.FreePort;
import io.eventfunctions.process.ServerProcess;

/**
 * A Redis in a process of its own. It listens on a free port of loopback, keeps its streams in memory, and ends with the process that
 * started it.
 */
public final class LocalRedis {

    static final String HOST = "127.0.0.1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Path> classPath;
    private final int port = FreePort.find();

    /**
     * A server that is not started yet.
     *
     * @param classPath the jars of this module and all that it depends on
     */
    public LocalRedis(List<Path> classPath) {
        this.classPath = classPath;
    }

    /** Its URL, such as channels and {@code quarkus.redis.hosts} take it. */
    public String url() {
        return "redis://" + HOST + ":" + port;
    }

    /**
     * Starts the process and waits until it serves.
     *
     * @throws IllegalStateException with the end of its log if it does not come up
     */
    public void start() {
        try {
            Path directory = Files.createTempDirectory("event-functions-redis-");
            Map<String, String> properties =
                    Map.of(LocalRedisMain.PORT, String.valueOf(port), LocalRedisMain.DIRECTORY, directory.toString());
            ServerProcess.start(LocalRedisMain.class, classPath, properties, directory.resolve("redis.log"), PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no directory for the local Redis", e);
        }
    }
}
