package io.eventfunctions.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends processes and deletes directories when this JVM ends, even if it is killed: a process of its own learns that from the
 * end of its standard input. For processes that don't watch their standard input themselves.
 */
public final class Lifeline {

    static final String PROCESS = "process ";
    static final String DIRECTORY = "directory ";

    private static Writer watcher;

    private Lifeline() {}

    /** The process, and those that it started, end with this JVM at the latest. */
    public static void hold(Process process) {
        say(PROCESS + process.pid());
    }

    /** The directory is deleted with this JVM at the latest. */
    public static void hold(Path directory) {
        say(DIRECTORY + directory.toAbsolutePath());
    }

    private static synchronized void say(String line) {
        try {
            if (watcher == null) {
                watcher = startWatcher();
            }
            watcher.write(line + '\n');
            watcher.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process that cleans up after this one can't be reached", e);
        }
    }

    private static Writer startWatcher() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes().toString(),
                        LifelineMain.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .outputWriter(StandardCharsets.UTF_8);
    }

    private static Path classes() {
        try {
            return Path.of(Lifeline.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
