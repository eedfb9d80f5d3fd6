package io.eventfunctions.local.channel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

/** What the application's configuration says of RabbitMQ. */
public final class RabbitMqChannels {

    private static final String[] SERVER = {"host", "port", "addresses"};

    private final ConfiguredChannels channels;

    public RabbitMqChannels(Config config) {
        this.channels = new ConfiguredChannels(config, "smallrye-rabbitmq");
    }

    public boolean serverIsConfigured() {
        return Stream.of(SERVER).anyMatch(key -> channels.isSet("rabbitmq-" + key) || channels.allHave(key));
    }

    /** The channels on RabbitMQ that name no server of their own. */
    public List<ConfiguredChannel> withoutServer() {
        return channels.without(SERVER);
    }

    /** Queues, by the configuration key, that keep what is sent to exchanges; those of other applications aren't here. */
    public Map<String, String> queuesOfOutgoing() {
        Map<String, String> queues = new TreeMap<>();
        for (ConfiguredChannel channel : withoutServer()) {
            if (channel.isOutgoing() && channel.value("exchange.name") == null) {
                queues.put(channel.key("queue.name"), channel.name());
            }
        }
        return queues;
    }
}
