package io.eventfunctions.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the packaged application in a process of its own. */
final class Application implements AutoCloseable {

    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final Path log;

    private Application(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Application start(Path jar, Map<String, String> settings, Path journal, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-Dcrash.journal=" + journal, "-jar", jar.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Application(process, log);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the channel has stopped because an event was rejected; an orchestrator would see it in the health. */
    boolean hasStoppedConsuming() throws IOException {
        return Files.readString(log).contains("EVF0401");
    }

    /** SIGKILL: no hook, no finally, no last commit. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to stop in order, with SIGTERM alone, and kills it if it does not; returns whether it did. */
    boolean stop() {
        // Process.destroy() would end its standard input, too: the application would be told twice, and not stop in
        // order.
        process.toHandle().destroy();
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        return false;
    }

    @Override
    public void close() {
        stop();
    }
}
