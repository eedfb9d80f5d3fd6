package io.eventfunctions.rabbitmq;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds routing keys that match the bindings of a queue. */
final class RoutingKeys {

    private static final String ANY_WORD = "*";
    private static final String ANY_WORDS = "#";
    private static final String SOME_WORD = "event";

    private RoutingKeys() {}

    /**
     * A routing key that matches the first of a queue's bindings.
     *
     * @param exchangeType such as {@code topic}, whose bindings may have wildcards
     * @param bindings the keys of the bindings, separated by commas
     */
    static String matching(String exchangeType, String bindings) {
        String first = bindings.split(",", 2)[0].strip();
        return switch (exchangeType) {
            case "topic" -> withoutWildcards(first);
            case "fanout", "headers" -> "";
            default -> first;
        };
    }

    private static String withoutWildcards(String pattern) {
        return Arrays.stream(pattern.split("\\."))
                .filter(word -> !word.equals(ANY_WORDS))
                .map(word -> word.equals(ANY_WORD) ? SOME_WORD : word)
                .collect(Collectors.joining("."));
    }
}
