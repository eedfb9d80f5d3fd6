package io.eventfunctions.local.lambda.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.eventfunctions.process.Lifeline;
import io.eventfunctions.process.ProcessTree;

/** The process of one runtime, with what it prints. It ends with this JVM at the latest. */
final class RuntimeProcess {

    /** How long after its end what it printed may still arrive; a process that it left behind may hold its output open. */
    private static final int LAST_WORDS_MILLIS = 500;

    private final Process process;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private RuntimeProcess(Process process) {
        this.process = process;
    }

    static RuntimeProcess start(
            List<String> command, Path directory, Map<String, String> environment, Consumer<String> output)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        RuntimeProcess runtime = new RuntimeProcess(builder.start());
        Lifeline.hold(runtime.process);
        runtime.process.getOutputStream().close();
        Thread reader = thread("output", () -> runtime.read(output));
        thread("end", () -> runtime.await(reader));
        return runtime;
    }

    private static Thread thread(String what, Runnable task) {
        Thread thread = new Thread(task, what + " of a local Lambda runtime");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read(Consumer<String> output) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output);
        } catch (IOException | UncheckedIOException e) {
            // The stream of a killed process may break instead of ending.
        }
    }

    private void await(Thread reader) {
        try {
            int code = process.waitFor();
            reader.join(LAST_WORDS_MILLIS);
            exit.complete(code);
        } catch (InterruptedException e) {
            exit.completeExceptionally(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Completes with the exit code, as a shell would give it, once it has ended and what it printed was read. */
    CompletableFuture<Integer> exit() {
        return exit;
    }

    /** Kills it and what it started. */
    void kill() {
        ProcessTree.kill(process.toHandle());
    }
}
