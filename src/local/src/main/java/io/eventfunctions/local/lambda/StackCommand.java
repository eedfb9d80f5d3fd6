package io.eventfunctions.local.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the user wants from {@link Main} with a stack.
 *
 * @param stack its name
 * @param template the SAM template that is deployed before; null if the stack is there
 * @param parameters of the template
 * @param endpoint the server that it is deployed to; null for one that is started
 * @param artifacts what functions run instead of what was deployed, by patterns of logical ids
 */
record StackCommand(
        String stack,
        Path template,
        Map<String, String> parameters,
        URI endpoint,
        String region,
        Map<String, Path> artifacts,
        Map<String, String> environment,
        int concurrency) {

    static final String USAGE = """

            --template FILE     or all functions of a SAM template, which is deployed to moto_server
            --parameter NAME=VALUE
                                of the template; as often as needed
            --stack NAME        the stack's name, "dev" without it; without --template it is there already
            --endpoint URL      a server that stands in for AWS; without it moto_server is started
            --code PATH         what the functions run instead of what was deployed
            --code ID=PATH      or one of them, by its logical id, in which * stands for anything; as often as needed
            --region, --env, --concurrency
                                as above, for each function
            """;

    private static final String STACK = "--stack";
    private static final String TEMPLATE = "--template";
    private static final String ENDPOINT = "--endpoint";

    /** Whether the arguments ask for a stack. */
    static boolean isIn(String... arguments) {
        List<String> options = List.of(arguments);
        return options.contains(STACK) || options.contains(TEMPLATE);
    }

    /** @throws IllegalArgumentException with a sentence if it is not understood */
    static StackCommand parse(String... arguments) {
        Map<String, String> once = new LinkedHashMap<>();
        Map<String, Path> artifacts = new LinkedHashMap<>();
        Map<String, String> environment = new TreeMap<>();
        Map<String, String> parameters = new TreeMap<>();
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.pop();
            String value = left.poll();
            if (value == null) {
                throw Mistake.NO_VALUE.with(option);
            }
            switch (option) {
                case STACK, TEMPLATE, ENDPOINT, "--region", "--concurrency" -> once.put(option, value);
                case "--code" -> {
                    String[] parts = value.split("=", 2);
                    artifacts.put(parts.length == 1 ? "*" : parts[0], Path.of(parts[parts.length - 1]));
                }
                case "--env" -> environment.putAll(CommandLine.variable(option, value));
                case "--parameter" -> parameters.putAll(CommandLine.variable(option, value));
                default -> throw Mistake.UNKNOWN_OPTION.with(option);
            }
        }
        if (!once.containsKey(ENDPOINT) && !once.containsKey(TEMPLATE)) {
            throw Mistake.NO_ENDPOINT.with(once.get(STACK));
        }
        return new StackCommand(
                once.getOrDefault(STACK, "dev"),
                once.containsKey(TEMPLATE) ? Path.of(once.get(TEMPLATE)) : null,
                parameters,
                once.containsKey(ENDPOINT) ? EventSources.endpoint(ENDPOINT, once.get(ENDPOINT)) : null,
                once.getOrDefault("--region", "us-east-1"),
                artifacts,
                environment,
                CommandLine.number("--concurrency", once.getOrDefault("--concurrency", "1")));
    }
}
