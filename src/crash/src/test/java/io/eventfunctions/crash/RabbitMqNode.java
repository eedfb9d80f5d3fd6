package io.eventfunctions.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

import io.eventfunctions.process.FreePort;
import io.eventfunctions.process.Lifeline;
import io.eventfunctions.process.ProcessTree;

/**
 * A RabbitMQ server of the test's own. All its ports are on loopback, with a port mapper of its own beside it; its data stays in a
 * directory, so that it can be killed and started again.
 */
final class RabbitMqNode implements AutoCloseable {

    /** Where packages put the scripts that run as the current user. */
    private static final Path SCRIPTS = Path.of("/usr/lib/rabbitmq/bin");

    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TICK_MILLIS = 200;

    private final Path directory;
    private final int port = FreePort.find();
    private final Map<String, String> environment;
    private Process portMapper;
    private Process server;
    private int starts;

    RabbitMqNode(Path directory) {
        this.directory = directory;
        this.environment = Map.ofEntries(
                Map.entry("HOME", directory.toString()),
                Map.entry("ERL_EPMD_ADDRESS", HOST),
                Map.entry("ERL_EPMD_PORT", String.valueOf(FreePort.find())),
                Map.entry("RABBITMQ_NODENAME", "crash@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", HOST),
                Map.entry("RABBITMQ_NODE_PORT", String.valueOf(port)),
                Map.entry("RABBITMQ_DIST_PORT", String.valueOf(FreePort.find())),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
                Map.entry("RABBITMQ_MNESIA_BASE", directory.resolve("data").toString()),
                Map.entry("RABBITMQ_LOGS", "-"),
                Map.entry("RABBITMQ_CONFIG_FILE", directory.resolve("rabbitmq").toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", directory.resolve("env").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        directory.resolve("plugins").toString()));
    }

    int port() {
        return port;
    }

    ConnectionFactory factory() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(HOST);
        factory.setPort(port);
        return factory;
    }

    /** Starts it and waits until it serves. */
    void start() {
        try {
            Files.createDirectories(directory);
            if (portMapper == null) {
                portMapper = run(directory.resolve("epmd.log"), "epmd");
            }
            starts++;
            Path log = directory.resolve("rabbitmq-" + starts + ".log");
            server = run(log, script("rabbitmq-server"));
            awaitServing(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run(Path log, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Lifeline.hold(process);
        return process;
    }

    private static String script(String name) {
        Path packaged = SCRIPTS.resolve(name);
        return Files.isExecutable(packaged) ? packaged.toString() : name;
    }

    private void awaitServing(Path log) {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            try (Connection connection = factory().newConnection()) {
                return;
            } catch (IOException | TimeoutException notYet) {
                if (!server.isAlive()) {
                    break;
                }
                pause();
            }
        }
        throw new IllegalStateException("RabbitMQ does not serve on port " + port + "; see " + log);
    }

    private static void pause() {
        try {
            Thread.sleep(TICK_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many messages a queue has, those included that a consumer has not acknowledged. */
    long messages(String queue) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                script("rabbitmqctl"),
                "-q",
                "-n",
                "crash@localhost",
                "list_queues",
                "--no-table-headers",
                "name",
                "messages");
        builder.environment().putAll(environment);
        builder.redirectError(directory.resolve("rabbitmqctl.log").toFile());
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        return lines.stream()
                .map(line -> line.split("\t"))
                .filter(fields -> fields[0].equals(queue))
                .mapToLong(fields -> Long.parseLong(fields[1]))
                .findFirst()
                .orElseThrow(() -> new IOException("RabbitMQ knows no queue " + queue + ": " + lines));
    }

    /** SIGKILL to the server. */
    void kill() {
        List<ProcessHandle> all = server.descendants().toList();
        ProcessTree.kill(server.toHandle());
        server.onExit().join();
        all.forEach(each -> each.onExit().join());
    }

    @Override
    public void close() {
        if (server != null) {
            kill();
        }
        if (portMapper != null) {
            portMapper.destroyForcibly();
        }
    }
}
