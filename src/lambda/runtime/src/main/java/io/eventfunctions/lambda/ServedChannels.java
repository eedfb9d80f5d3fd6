package io.eventfunctions.lambda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.lambda.invocation.ServedChannel;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

/** The channels that this deployment serves, and what each consumes. */
final class ServedChannels {

    private static final String KEY = "quarkus.event-functions.lambda.channels";

    private final ChannelSettings settings;
    private final Connectors connectors;

    ServedChannels(ChannelSettings settings, Connectors connectors) {
        this.settings = settings;
        this.connectors = connectors;
    }

    /**
     * The served ones of an application's channels.
     *
     * @param wanted the names that the deployment is narrowed to
     * @throws IllegalStateException if there is no such channel, or if two consume one queue
     */
    List<ServedChannel> of(ChannelNames names, Optional<List<String>> wanted) {
        wanted.ifPresent(some -> some.stream()
                .filter(name -> !names.incoming().contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalStateException("EVF0964 %s=%s: functions have no channel %s; there are %s"
                            .formatted(KEY, String.join(",", some), unknown, new TreeSet<>(names.incoming())));
                }));
        List<ServedChannel> channels = new ArrayList<>();
        Map<String, String> queues = new HashMap<>();
        for (String channel : wanted.orElse(names.incoming())) {
            ServedChannel served = served(channel);
            channels.add(served);
            served.queue().map(Destination.Queue::name).ifPresent(queue -> {
                String other = queues.put(queue, channel);
                if (other != null) {
                    throw new IllegalStateException(
                            "EVF0965 Channels %s and %s both consume the queue %s, whose messages are for one of them only: let the functions share a channel, or narrow the deployment with %s"
                                    .formatted(other, channel, queue, KEY));
                }
            });
        }
        return channels;
    }

    private ServedChannel served(String channel) {
        return new ServedChannel(
                channel,
                settings.incomingConnector(channel)
                        .flatMap(connectors::find)
                        .filter(ConnectorDescriptor::isAvailableOnLambda)
                        .map(connector -> connector.source(settings.incoming(channel, Optional.of(connector))))
                        .orElseGet(() -> new ChannelSource.NamedSource(channel)));
    }
}
