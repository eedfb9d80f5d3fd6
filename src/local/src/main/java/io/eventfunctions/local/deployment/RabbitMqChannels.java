package io.eventfunctions.local.deployment;

import java.util.List;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of RabbitMQ. */
final class RabbitMqChannels {

    private static final String CONNECTOR = ".connector";
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

    /** Whether there is a channel on RabbitMQ that names no server of its own. */
    boolean someWithoutServer() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("mp.messaging.incoming.") || name.startsWith("mp.messaging.outgoing."))
                .filter(name -> name.endsWith(CONNECTOR) && "smallrye-rabbitmq".equals(value(name)))
                .map(name -> name.substring(0, name.length() - CONNECTOR.length()))
                .anyMatch(channel -> SERVER.stream().allMatch(key -> value(channel + "." + key) == null));
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .orElse(null);
    }
}
