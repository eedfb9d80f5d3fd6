package io.eventfunctions.local.stack;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.process.FreePort;
import io.eventfunctions.process.Lifeline;
import io.eventfunctions.process.ProcessTree;

/**
 * {@code moto_server}, a program in Python that stands in for AWS: CloudFormation, SQS, SNS, S3 and much else. It is no part of this
 * module; where it is installed it listens on loopback, keeps everything in memory, takes every access key, and ends with
 * {@link #close()} or with this process.
 *
 * @see <a href="https://docs.getmoto.org/en/latest/docs/server_mode.html">Its documentation</a>
 */
public final class MotoServer implements Closeable {

    private static final String PROGRAM = "moto_server";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;

    private final int port;
    private Process process;

    /** A server on a free port that is not started yet. */
    public MotoServer() {
        this(FreePort.find());
    }

    /** A server on a port of the caller's choice that is not started yet. */
    public MotoServer(int port) {
        this.port = port;
    }

    /** Whether there is such a program. */
    public static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
    }

    /** The value for {@code --endpoint-url} and {@code endpoint-override}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts it and waits until it serves.
     *
     * @throws IllegalStateException if there is no such program, or if it doesn't come up
     */
    public void start() {
        try {
            process = new ProcessBuilder(PROGRAM, "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw LocalMessages.STACK.motoNotInstalled(e);
        }
        Lifeline.hold(process);
        awaitStart();
    }

    private void awaitStart() {
        URI question = endpoint().resolve("/moto-api/data.json");
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!answers(question)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw LocalMessages.STACK.motoNotReady(port);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while moto_server was starting", e);
        }
    }

    private static boolean answers(URI question) {
        try {
            return ((HttpURLConnection) question.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it at once, with all that it holds. */
    @Override
    public void close() {
        if (process != null) {
            ProcessTree.kill(process.toHandle());
            process.onExit().join();
        }
    }
}
