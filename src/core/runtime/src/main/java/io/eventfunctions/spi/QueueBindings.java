package io.eventfunctions.spi;

import java.util.List;
import java.util.Set;

/**
 * With what a queue of AMQP 0-9-1 is bound to an exchange.
 *
 * @param exchangeType {@code topic}, {@code direct}, {@code fanout}, {@code headers} or a type that a plug-in brings
 * @param keys the routing keys of the bindings; with {@code topic} they may contain {@code *} for one word and {@code #} for any number
 */
public record QueueBindings(String exchangeType, Set<String> keys) {

    /** Whether a message with a routing key gets to the queue; of exchanges that do not decide by the key, every message may. */
    public boolean match(String routingKey) {
        return switch (exchangeType) {
            case "direct" -> keys.contains(routingKey);
            case "topic" -> keys.stream().anyMatch(key -> matches(words(key), words(routingKey)));
            default -> true;
        };
    }

    private static List<String> words(String key) {
        return key.isEmpty() ? List.of() : List.of(key.split("\\.", -1));
    }

    private static boolean matches(List<String> pattern, List<String> words) {
        if (pattern.isEmpty()) {
            return words.isEmpty();
        }
        List<String> rest = pattern.subList(1, pattern.size());
        if (pattern.get(0).equals("#")) {
            return matches(rest, words) || !words.isEmpty() && matches(pattern, words.subList(1, words.size()));
        }
        return !words.isEmpty()
                && (pattern.get(0).equals("*") || pattern.get(0).equals(words.get(0)))
                && matches(rest, words.subList(1, words.size()));
    }
}
