package io.eventfunctions.rabbitmq.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;

/** The channels on RabbitMQ in an application's configuration, as far as a local server has to know them. */
final class RabbitMqChannels {

    /** The name of the connector. */
    static final String CONNECTOR = "smallrye-rabbitmq";

    private static final String[] SERVER = {"host", "port", "addresses"};

    private final ConnectorChannels channels;

    RabbitMqChannels(Config config) {
        this.channels = new ConnectorChannels(config, CONNECTOR);
    }

    boolean serverIsConfigured() {
        return Stream.of(SERVER).anyMatch(key -> channels.isSet("rabbitmq-" + key) || channels.allHave(key));
    }

    /** The channels on RabbitMQ that name no server of their own. */
    List<ConfiguredChannel> withoutServer() {
        return channels.without(SERVER);
    }

    /** Queues, by the configuration key, that keep what is sent to exchanges; those of other applications aren't here. */
    Map<String, String> queuesOfOutgoing() {
        Map<String, String> queues = new TreeMap<>();
        for (ConfiguredChannel channel : withoutServer()) {
            if (channel.isOutgoing() && channel.value("exchange.name") == null) {
                queues.put(channel.key("queue.name"), channel.name());
            }
        }
        return queues;
    }
}
