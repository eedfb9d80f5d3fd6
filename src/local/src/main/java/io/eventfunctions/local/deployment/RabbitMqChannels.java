package io.eventfunctions.local.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of RabbitMQ. */
final class RabbitMqChannels {

    private static final String CONNECTOR = ".connector";
    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String OUTGOING = "mp.messaging.outgoing.";
    private static final List<String> SERVER = List.of("host", "port", "addresses");

    private final Config config;

    RabbitMqChannels(Config config) {
        this.config = config;
    }

    boolean serverIsConfigured() {
        return SERVER.stream()
                .anyMatch(key -> value("rabbitmq-" + key) != null
                        || value("mp.messaging.connector.smallrye-rabbitmq." + key) != null);
    }

    /** The configuration prefixes of the channels on RabbitMQ that name no server of their own. */
    Set<String> withoutServer() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(INCOMING) || name.startsWith(OUTGOING))
                .filter(name -> name.endsWith(CONNECTOR) && "smallrye-rabbitmq".equals(value(name)))
                .map(name -> name.substring(0, name.length() - CONNECTOR.length()))
                .filter(channel -> SERVER.stream().allMatch(key -> value(channel + "." + key) == null))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Queues, by the configuration key, that keep what is sent to exchanges; those of other applications aren't here. */
    Map<String, String> queuesOfOutgoing() {
        Map<String, String> queues = new TreeMap<>();
        for (String channel : withoutServer()) {
            if (channel.startsWith(OUTGOING) && value(channel + ".exchange.name") == null) {
                queues.put(
                        channel + ".queue.name",
                        channel.substring(OUTGOING.length()).replace("\"", ""));
            }
        }
        return queues;
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .orElse(null);
    }
}
