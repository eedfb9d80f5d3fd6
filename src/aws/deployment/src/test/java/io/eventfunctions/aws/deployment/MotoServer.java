package io.eventfunctions.aws.deployment;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import io.eventfunctions.local.process.FreePort;

/** SNS and SQS of {@code moto_server}, a Python program that tests use where it is installed. */
final class MotoServer {

    private final int port;
    private Process process;

    MotoServer(int port) {
        this.port = port;
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "moto_server")));
    }

    /** A port for the server, the same for all class loaders. */
    static int port(Class<?> test) {
        String property = "moto." + test.getName();
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(FreePort.find()));
        }
        return Integer.getInteger(property);
    }

    void start() {
        try {
            process = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("moto_server could not be started", e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            URI health = URI.create(endpoint() + "/moto-api/data.json");
            return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode() == 200;
        });
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
