package io.eventfunctions.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of {@link LambdaMain} in a process of its own. */
final class LambdaProcess implements AutoCloseable {

    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** To standard error, one line each; the log manager of Quarkus would wait for an application. */
    private static final List<String> LOG = List.of(
            "-Dorg.jboss.logging.provider=jdk",
            "-Djava.util.logging.SimpleFormatter.format=%1$tT.%1$tL %4$s %5$s%6$s%n");

    private static final int STOP_SECONDS = 20;

    private final Process process;

    private LambdaProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param properties its own system properties
     * @param settings the application's
     */
    static LambdaProcess start(Map<String, String> properties, Map<String, String> settings, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(LOG);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LambdaMain.class.getName()));
        settings.forEach((name, value) -> command.add(variable(name) + "=" + value));
        return new LambdaProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    /** The environment variable that stands for a property. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The processes in which the function runs. */
    List<ProcessHandle> runtimes() {
        return process.descendants()
                .filter(each -> each.info().commandLine().orElse("").contains(RUNTIME))
                .toList();
    }

    /** SIGKILL; its runtimes go with it. */
    void kill() {
        List<ProcessHandle> runtimes = runtimes();
        process.destroyForcibly();
        process.onExit().join();
        runtimes.forEach(runtime -> runtime.onExit().join());
    }

    /** Asks it to stop in order, and kills it if it doesn't. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // It has gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }
}
