package io.eventfunctions.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.process.Lifeline;
import io.eventfunctions.process.ProcessTree;

/** An application that Quarkus has packaged, as a service: for tests. It ends with {@link #close()} or with this process. */
public final class PackagedService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;

    private PackagedService(Process process) {
        this.process = process;
    }

    /**
     * Starts the native program in a build's folder, or without one the runnable jar. It may still be starting when this returns.
     *
     * @param target the folder, for example {@code target}
     * @param environment variables that are set besides those of this process
     * @param log where it writes its log
     * @throws IllegalStateException if nothing is packaged there
     */
    public static PackagedService start(Path target, Map<String, String> environment, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command(target)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Lifeline.hold(process);
            return new PackagedService(process);
        } catch (IOException e) {
            throw new UncheckedIOException(LocalMessages.MESSAGES.serviceNotStarted(target), e);
        }
    }

    private static List<String> command(Path target) {
        Path program = find(target, "-runner");
        if (program != null) {
            return List.of(program.toAbsolutePath().toString());
        }
        Path jar = find(target, "-runner.jar");
        if (jar == null) {
            throw LocalMessages.MESSAGES.noService(target);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-jar", jar.toAbsolutePath().toString());
    }

    private static Path find(Path target, String end) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(end))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it in order, so that deliveries at work end first; kills it if it takes longer than 20 s. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessTree.kill(process.toHandle());
        process.onExit().join();
    }
}
