package io.eventfunctions.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the user wants from {@link Main}.
 *
 * @param function is not started yet, and has the environment variables already
 * @param artifact what it runs; null if its runtime is started by somebody else
 * @param environment the environment variables that were given
 * @param event where the event for a direct invocation is, {@code -} for standard input; null without one
 * @param sources where other events come from
 */
record CommandLine(
        FunctionBuilder function, Path artifact, Map<String, String> environment, String event, EventSources sources) {

    static final String USAGE = """
            --function PATH     the function: a zip, a jar, a directory or a program
            --port PORT         or the port of the Runtime API, for a runtime that you start yourself
            --invoke FILE       invokes it with the event in the file, - for standard input, and prints the answer

            Without --invoke its events come from the queues and topics of its channels, as its application.properties
            says, or of these:
            --queue NAME|URL    an SQS queue; as often as needed
            --topic NAME        a Kafka topic; as often as needed
            --sqs-endpoint URL  the SQS server; without it a local one is started, with the queues that are needed
            --kafka HOST:PORT   the Kafka broker; without it a local one is started, with the topics that are needed
            --batch-size N      the most records of an invocation; 10 from a queue, 100 from a topic without it
            --window SECONDS    how long they are gathered
            --no-report-batch-item-failures
                                mappings without ReportBatchItemFailures
            --configuration FILE
                                the application's properties, if the artifact is a native program

            --name NAME         AWS_LAMBDA_FUNCTION_NAME; "function" without it
            --handler CLASS::METHOD
                                for AWS's runtime for Java; that of Event Functions without it
            --timeout SECONDS   of an invocation; 30 without it
            --concurrency N     the greatest number of runtimes; 1 without it
            --memory MB         512 without it
            --env NAME=VALUE    an environment variable; as often as needed
            --region REGION     us-east-1 without it
            --java PROGRAM      the java that runs the function
            """;

    private static final String NAME = "--name";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException with a sentence if it is not understood */
    static CommandLine parse(String... arguments) {
        FunctionBuilder function =
                LocalLambda.function(name(List.of(arguments))).timeout(TIMEOUT);
        EventSources sources = new EventSources();
        Map<String, String> environment = new TreeMap<>();
        Map<String, String> once = new HashMap<>();
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.pop();
            if (sources.set(option)) {
                continue;
            }
            String value = left.poll();
            if (value == null) {
                throw Mistake.NO_VALUE.with(option);
            }
            switch (option) {
                case "--invoke" -> once.put(option, value);
                case "--env" -> environment.putAll(variable(option, value));
                case "--function", "--port" -> {
                    once.put(option, value);
                    set(function, option, value);
                }
                default -> {
                    if (!sources.set(option, value)) {
                        set(function, option, value);
                    }
                }
            }
        }
        if (!once.containsKey("--function") && !once.containsKey("--port")) {
            throw Mistake.NO_FUNCTION.with();
        }
        Path artifact = once.containsKey("--port") ? null : Path.of(once.get("--function"));
        return new CommandLine(function.environment(environment), artifact, environment, once.get("--invoke"), sources);
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
            case "--region" -> function.region(value);
            case "--java" -> function.java(Path.of(value));
            default -> throw Mistake.UNKNOWN_OPTION.with(option);
        }
    }

    static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Mistake.BAD_OPTION.with(option, value, "a whole number");
        }
    }

    static Map<String, String> variable(String option, String value) {
        String[] parts = value.split("=", 2);
        if (parts.length < 2) {
            throw Mistake.BAD_OPTION.with(option, value, "NAME=VALUE");
        }
        return Map.of(parts[0], parts[1]);
    }
}
