package io.eventfunctions.process;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * A Java process that runs a server. It writes {@value #READY} on its standard output when it serves, and ends when its
 * standard input ends, so it never outlives the process that started it.
 */
public final class ServerProcess {

    static final String READY = "READY";

    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int LOG_LINES = 30;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts the process and waits until it says that it serves.
     *
     * @param main the class with the main method
     * @param properties system properties of the process
     * @param log where its standard error goes
     * @throws IllegalStateException with the end of the log if it doesn't come up
     */
    public static ServerProcess start(
            Class<?> main, List<Path> classPath, Map<String, String> properties, Path log, Duration patience) {
        try {
            Files.createDirectories(log.getParent());
            Process process = new ProcessBuilder(command(main, classPath, properties))
                    .redirectError(log.toFile())
                    .start();
            ServerProcess server = new ServerProcess(process);
            server.awaitReady(log, patience);
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("The process of " + main.getSimpleName() + " could not be started", e);
        }
    }

    private static List<String> command(Class<?> main, List<Path> classPath, Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        return command;
    }

    /**
     * To be called first by the server's main method: standard output is for {@value #READY} alone, because nobody reads what
     * follows and a full pipe would stop the server. The log, and what the server prints, go to standard error.
     */
    public static void logToStandardError() {
        System.setOut(System.err);
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new ConsoleHandler());
    }

    /** To be called by the server's main method when it serves: tells the parent, and comes back when that one is gone. */
    public static void serveUntilEndOfInput() throws IOException {
        new PrintStream(new FileOutputStream(FileDescriptor.out), true).println(READY);
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private void awaitReady(Path log, Duration patience) throws IOException {
        String problem = CompletableFuture.supplyAsync(
                        () -> process.inputReader().lines().anyMatch(READY::equals) ? null : "ended before it served")
                .completeOnTimeout(
                        "did not come up within " + patience.toSeconds() + " s",
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS)
                .join();
        if (problem != null) {
            kill();
            List<String> lines = Files.readAllLines(log);
            throw new IllegalStateException("The local broker " + problem + "; the end of its log:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())));
        }
    }

    /** Stops the process in order. */
    public void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the process at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
