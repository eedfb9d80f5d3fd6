package io.eventfunctions.benchmarks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.eventfunctions.process.FreePort;

/** A contender that runs, and what its requests have taken so far. */
final class Server implements AutoCloseable {

    private static final int START_SECONDS = 60;
    private static final int TICK_MILLIS = 20;

    private final HttpContender contender;
    private final Process process;
    private final HttpLoad load;
    private int requests;
    private long nanos;
    private Duration cpuBefore = Duration.ZERO;

    private Server(HttpContender contender, Process process, int port) {
        this.contender = contender;
        this.process = process;
        this.load = new HttpLoad(port);
    }

    /** Starts the process, and returns when it serves. */
    static Server start(HttpContender contender, String bootstrapServers) throws IOException, InterruptedException {
        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + bootstrapServers));
        contender.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
        Path jar = Path.of(
                System.getProperty("http.modules"), contender.module(), "target", "quarkus-app", "quarkus-run.jar");
        command.addAll(List.of("-jar", jar.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        Server server = new Server(contender, process, port);
        server.awaitPort(port);
        return server;
    }

    private void awaitPort(int port) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException refused) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    close();
                    throw new IllegalStateException(contender.name() + " does not serve", refused);
                }
                Thread.sleep(TICK_MILLIS);
            }
        }
    }

    HttpContender contender() {
        return contender;
    }

    /** Sends so many requests, and returns when each has been answered. */
    void requests(int count) {
        nanos += load.send(count);
        requests += count;
    }

    /** What was before does not count. */
    void reset() {
        requests = 0;
        nanos = 0;
        cpuBefore = cpu();
    }

    /** Requests a second. */
    double rate() {
        return requests / (nanos / 1e9);
    }

    /** Of the process, a request. */
    double cpuMicros() {
        return cpu().minus(cpuBefore).toNanos() / 1e3 / requests;
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
