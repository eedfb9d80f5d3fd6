package io.eventfunctions.local.deployment;

import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of Kafka. */
final class KafkaChannels {

    private static final String CONNECTOR = ".connector";

    private final Config config;

    KafkaChannels(Config config) {
        this.config = config;
    }

    boolean brokerIsConfigured() {
        return value("kafka.bootstrap.servers") != null
                || value("mp.messaging.connector.smallrye-kafka.bootstrap.servers") != null;
    }

    /** The topics of the channels on Kafka that name no broker of their own; dead letters included. */
    Set<String> topicsWithoutBroker() {
        Set<String> topics = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            boolean channel = name.startsWith("mp.messaging.incoming.") || name.startsWith("mp.messaging.outgoing.");
            if (channel && name.endsWith(CONNECTOR) && "smallrye-kafka".equals(value(name))) {
                String prefix = name.substring(0, name.length() - CONNECTOR.length());
                if (value(prefix + ".bootstrap.servers") == null) {
                    String topic = value(prefix + ".topic");
                    topics.add(topic == null ? lastPart(prefix) : topic);
                    String deadLetters = value(prefix + ".delivery.dead-letter");
                    if (deadLetters != null) {
                        topics.add(deadLetters);
                    }
                }
            }
        }
        return topics;
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
