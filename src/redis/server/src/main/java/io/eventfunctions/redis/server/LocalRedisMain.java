package io.eventfunctions.redis.server;

import java.io.IOException;
import java.nio.file.Path;

import redis.embedded.RedisServer;

import io.eventfunctions.process.Directories;
import io.eventfunctions.process.ServerProcess;

/** Runs one Redis until its standard input ends; also then if the process that started it was killed. */
public final class LocalRedisMain {

    static final String PORT = "event-functions.redis.port";
    static final String DIRECTORY = "event-functions.redis.directory";

    private LocalRedisMain() {}

    /** Takes its settings from system properties. */
    public static void main(String[] arguments) throws IOException {
        ServerProcess.logToStandardError();
        Path directory = Path.of(System.getProperty(DIRECTORY));
        RedisServer redis = RedisServer.newRedisServer()
                .port(Integer.getInteger(PORT))
                .bind(LocalRedis.HOST)
                .setting("save \"\"")
                .setting("dir \"" + directory + "\"")
                .build();
        redis.start();
        ServerProcess.serveUntilEndOfInput();
        redis.stop();
        Directories.delete(directory);
        System.exit(0);
    }
}
