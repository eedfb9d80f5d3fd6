package io.eventfunctions.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own, which leaves its log and that of its collections in files. */
final class LoadedApplication implements AutoCloseable {

    private static final int STOP_SECONDS = 20;
    private static final int TICK_MILLIS = 50;

    private final Process process;
    private final BufferedReader answers;
    private final CollectionLog collections;

    private LoadedApplication(Process process, CollectionLog collections) {
        this.process = process;
        this.answers = process.inputReader();
        this.collections = collections;
    }

    static LoadedApplication start(String name, Map<String, String> settings, Path directory) throws IOException {
        Path collections = directory.resolve(name + "-gc.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseG1GC",
                "-Xlog:gc:file=" + collections + ":uptime:filecount=0"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", System.getProperty("load.application")));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve(name + ".log").toFile())
                .start();
        return new LoadedApplication(process, new CollectionLog(process.pid(), collections));
    }

    /** Asks it how far it is. */
    Progress progress() throws IOException {
        process.outputWriter().write('\n');
        process.outputWriter().flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("The application has ended, see its log");
        }
        return Progress.of(line);
    }

    /** Waits until it has handled so many events. */
    Progress await(int events, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Progress progress = progress();
        while (progress.distinct() < events) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "After " + patience + " it had handled " + progress.distinct() + " of " + events + " events");
            }
            Thread.sleep(TICK_MILLIS);
            progress = progress();
        }
        return progress;
    }

    /** What is in use after a full collection, in MiB. */
    int heap() throws IOException, InterruptedException {
        return collections.afterFullCollection();
    }

    /** Asks it to stop in order, and kills it if it doesn't. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        process.onExit().join();
    }
}
