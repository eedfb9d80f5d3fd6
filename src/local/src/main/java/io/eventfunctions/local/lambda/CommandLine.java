package io.eventfunctions.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What the user wants from {@link Main}.
 *
 * @param function is not started yet
 * @param event where the event for a direct invocation is, {@code -} for standard input; null without one
 */
record CommandLine(FunctionBuilder function, String event) {

    static final String USAGE = """
            --function PATH     the function: a zip, a jar, a directory or a program
            --port PORT         or the port of the Runtime API, for a runtime that you start yourself
            --invoke FILE       invokes it with the event in the file, - for standard input, and prints the answer
            --name NAME         AWS_LAMBDA_FUNCTION_NAME; "function" without it
            --handler CLASS::METHOD
                                for AWS's runtime for Java; that of Event Functions without it
            --timeout SECONDS   of an invocation; 3 without it
            --concurrency N     the greatest number of runtimes; 1 without it
            --memory MB         512 without it
            --env NAME=VALUE    an environment variable; as often as needed
            --region REGION     us-east-1 without it
            --java PROGRAM      the java that runs the function
            """;

    private static final String NAME = "--name";

    /** @throws IllegalArgumentException with a sentence if it is not understood */
    static CommandLine parse(String... arguments) {
        FunctionBuilder function = LocalLambda.function(name(List.of(arguments)));
        String event = null;
        boolean known = false;
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.pop();
            String value = left.poll();
            if (value == null) {
                throw Mistake.NO_VALUE.with(option);
            }
            switch (option) {
                case "--invoke" -> event = value;
                case "--function", "--port" -> {
                    known = true;
                    set(function, option, value);
                }
                default -> set(function, option, value);
            }
        }
        if (!known) {
            throw Mistake.NO_FUNCTION.with();
        }
        return new CommandLine(function, event);
    }

    /** The builder wants it first. */
    private static String name(List<String> arguments) {
        int option = arguments.indexOf(NAME);
        return option < 0 || option + 1 == arguments.size() ? "function" : arguments.get(option + 1);
    }

    private static void set(FunctionBuilder function, String option, String value) {
        switch (option) {
            case NAME -> {}
            case "--function" -> function.artifact(Path.of(value));
            case "--port" -> function.artifact(new Artifact.External(number(option, value)));
            case "--handler" -> function.handler(value);
            case "--timeout" -> function.timeout(Duration.ofSeconds(number(option, value)));
            case "--concurrency" -> function.concurrency(number(option, value));
            case "--memory" -> function.memory(number(option, value));
            case "--env" -> function.environment(variable(option, value));
            case "--region" -> function.region(value);
            case "--java" -> function.java(Path.of(value));
            default -> throw Mistake.UNKNOWN_OPTION.with(option);
        }
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Mistake.BAD_OPTION.with(option, value, "a whole number");
        }
    }

    private static Map<String, String> variable(String option, String value) {
        String[] parts = value.split("=", 2);
        if (parts.length < 2) {
            throw Mistake.BAD_OPTION.with(option, value, "NAME=VALUE");
        }
        return Map.of(parts[0], parts[1]);
    }
}
