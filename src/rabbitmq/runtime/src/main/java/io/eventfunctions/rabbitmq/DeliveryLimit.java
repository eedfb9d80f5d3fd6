package io.eventfunctions.rabbitmq;

import java.util.Map;
import java.util.Optional;

/**
 * The limit of a quorum queue. It counts each return of a message, also by a connection that breaks and by an application that stops, and
 * beyond its limit it drops a message unless the queue has a dead-letter exchange.
 */
final class DeliveryLimit {

    static final String QUEUE_TYPE = "x-queue-type";
    static final String DEAD_LETTER_EXCHANGE = "x-dead-letter-exchange";
    static final String LIMIT = "x-delivery-limit";

    /** The version of the server since which quorum queues have a limit by default. */
    private static final int LIMITED_BY_DEFAULT = 4;

    private static final String DEFAULT_LIMIT = "20";

    private DeliveryLimit() {}

    /**
     * The limit beyond which a queue drops messages; empty if it has none, or a dead-letter exchange.
     *
     * @param arguments those with which a channel declares the queue; a policy of the server may add others
     * @param server what the server says of itself
     */
    static Optional<String> dropping(Map<String, Object> arguments, Map<String, Object> server) {
        boolean counts = "quorum".equals(String.valueOf(arguments.get(QUEUE_TYPE)));
        return counts && !arguments.containsKey(DEAD_LETTER_EXCHANGE) ? limit(arguments, server) : Optional.empty();
    }

    private static Optional<String> limit(Map<String, Object> arguments, Map<String, Object> server) {
        Object declared = arguments.get(LIMIT);
        if (declared != null) {
            return Optional.of(declared.toString()).filter(limit -> !limit.startsWith("-"));
        }
        return majorVersion(server) >= LIMITED_BY_DEFAULT ? Optional.of(DEFAULT_LIMIT) : Optional.empty();
    }

    private static int majorVersion(Map<String, Object> server) {
        String[] numbers = String.valueOf(server.get("version")).split("\\.");
        try {
            return Integer.parseInt(numbers[0]);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
