package io.eventfunctions.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.lambda.function.LocalFunction;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/** Invokes a function once, or runs it at queues and topics until the process is told to end. */
@Command(
        name = FunctionCommand.NAME,
        separator = " ",
        sortOptions = false,
        description =
                "Runs one function. Unless --invoke names an event, its events come from the queues and topics of its"
                        + " channels, as its application.properties says, or of those that --queue and --topic name.")
final class FunctionCommand implements Callable<Integer> {

    static final String NAME = "function";

    private static final int FUNCTION_FAILED = 1;
    private static final String STANDARD_INPUT = "-";

    private final Console console;

    @Mixin
    private FunctionOptions options;

    @Option(names = "--help", usageHelp = true, description = "shows these options")
    private boolean help;

    FunctionCommand(Console console) {
        this.console = console;
    }

    /** Returns 0 if the function answered, 1 if it failed; at queues and topics it returns when the process is told to end. */
    @Override
    public Integer call() throws IOException {
        if (options.event() == null) {
            return UntilShutdown.run(() -> ServedFunction.start(options, console.err())::close);
        }
        try (LocalLambda function = options.function().start()) {
            return invoke(function, read(options.event()));
        }
    }

    private byte[] read(String event) throws IOException {
        return event.equals(STANDARD_INPUT) ? console.in().readAllBytes() : Files.readAllBytes(Path.of(event));
    }

    private int invoke(LocalFunction function, byte[] event) throws IOException {
        Answer answer = function.invoke(event).toCompletableFuture().join();
        if (answer.payload() != null) {
            console.out().write(answer.payload());
            console.out().println();
        }
        return answer.succeeded() ? 0 : FUNCTION_FAILED;
    }
}
