package io.eventfunctions.local.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the functions of a stack until the process is told to end. */
@Command(
        name = StackCommand.NAME,
        separator = " ",
        sortOptions = false,
        description =
                "Runs all functions of a stack: of one that is deployed from a SAM template, or of one that is there.")
final class StackCommand implements Callable<Integer> {

    static final String NAME = "stack";

    private final Console console;

    @Mixin
    private StackOptions options;

    @Option(names = "--help", usageHelp = true, description = "shows these options")
    private boolean help;

    StackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        options.check();
        return UntilShutdown.run(() -> ServedStack.start(options, console.err())::close);
    }
}
