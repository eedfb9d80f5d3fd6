package io.eventfunctions.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.logging.LogManager;

import io.eventfunctions.local.lambda.LocalFunction.Answer;

/**
 * Runs a function from the command line; {@link CommandLine#USAGE} says with what options. Standard output gets the answers
 * alone, standard error what the function prints and how its invocations ended.
 */
public final class Main {

    private static final int FUNCTION_FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String FORMAT_PROPERTY = "java.util.logging.SimpleFormatter.format";
    private static final String FORMAT = "%1$tT.%1$tL %5$s%6$s%n";
    private static final String LOG_PROPERTY = "org.jboss.logging.provider";
    private static final String STANDARD_INPUT = "-";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    Main(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Ends with 0 if the function answered, with 1 if it failed, with 2 if there was nothing to run; at queues and topics never. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOG_PROPERTY) == null) {
            System.setProperty(LOG_PROPERTY, "jdk");
        }
        if (System.getProperty(FORMAT_PROPERTY) == null) {
            System.setProperty(FORMAT_PROPERTY, FORMAT);
        }
        // The first client of HTTP would choose JBoss's log manager otherwise, which prints nothing that isn't
        // configured.
        LogManager.getLogManager();
        System.exit(new Main(System.in, System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        try {
            return StackCommand.isIn(arguments)
                    ? serve(StackCommand.parse(arguments))
                    : run(CommandLine.parse(arguments));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println();
            err.print(CommandLine.USAGE);
            err.print(StackCommand.USAGE);
            return NOT_UNDERSTOOD;
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return NOT_UNDERSTOOD;
        } catch (IOException e) {
            err.println("EVF0924 The event can't be read: " + e);
            return NOT_UNDERSTOOD;
        }
    }

    private int run(CommandLine command) throws IOException {
        if (command.event() == null) {
            return serve(() -> Serving.start(command, err)::close);
        }
        try (LocalLambda function = command.function().start()) {
            return invoke(function, read(command.event()));
        }
    }

    private int serve(StackCommand command) {
        return serve(() -> StackServing.start(command, err)::close);
    }

    /**
     * Until the process, or this thread, is told to end; the process waits for what ends with this.
     *
     * @param start begins to serve and gives what ends that
     */
    private int serve(Supplier<Runnable> start) {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            await(ended);
        }));
        try {
            Runnable stop = start.get();
            await(end);
            stop.run();
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            // What follows is the end, and that must not be cut short.
            Thread.interrupted();
        }
    }

    private byte[] read(String event) throws IOException {
        return event.equals(STANDARD_INPUT) ? in.readAllBytes() : Files.readAllBytes(Path.of(event));
    }

    private int invoke(LocalFunction function, byte[] event) throws IOException {
        Answer answer = function.invoke(event).toCompletableFuture().join();
        if (answer.payload() != null) {
            out.write(answer.payload());
            out.println();
        }
        return answer.succeeded() ? 0 : FUNCTION_FAILED;
    }
}
