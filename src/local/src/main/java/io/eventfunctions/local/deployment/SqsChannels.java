package io.eventfunctions.local.deployment;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of SQS. */
final class SqsChannels {

    private static final String CONNECTOR = ".connector";

    private final Config config;

    SqsChannels(Config config) {
        this.config = config;
    }

    boolean serverIsConfigured() {
        return value("quarkus.sqs.endpoint-override") != null
                || value("mp.messaging.connector.smallrye-sqs.endpoint-override") != null;
    }

    /** The queues of the channels on SQS that name no server of their own; dead letters included. */
    Set<String> queuesWithoutServer() {
        Set<String> queues = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            boolean channel = name.startsWith("mp.messaging.incoming.") || name.startsWith("mp.messaging.outgoing.");
            if (channel && name.endsWith(CONNECTOR) && "smallrye-sqs".equals(value(name))) {
                add(name.substring(0, name.length() - CONNECTOR.length()), queues);
            }
        }
        return queues;
    }

    private void add(String prefix, Set<String> queues) {
        boolean elsewhere = Stream.of(".endpoint-override", ".queue.url").anyMatch(key -> value(prefix + key) != null);
        if (elsewhere) {
            return;
        }
        String queue = value(prefix + ".queue");
        queues.add(queue == null ? lastPart(prefix) : queue);
        String deadLetters = value(prefix + ".delivery.dead-letter");
        if (deadLetters != null && value("mp.messaging.outgoing." + deadLetters + CONNECTOR) == null) {
            queues.add(deadLetters);
        }
    }

    private static String lastPart(String prefix) {
        return prefix.substring("mp.messaging.incoming.".length()).replace("\"", "");
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .orElse(null);
    }
}
