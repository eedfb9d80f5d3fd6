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

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** Reads from the configuration which channels this deployment serves, and what each consumes. */
final class ServedChannelsReader {

    private final ChannelSettings settings;
    private final Connectors connectors;

    ServedChannelsReader(ChannelSettings settings, Connectors connectors) {
        this.settings = settings;
        this.connectors = connectors;
    }

    /**
     * The served channels.
     *
     * @param wanted the names that the deployment is limited to
     * @throws IllegalStateException if there is no such channel, or if two of them consume one queue
     */
    List<ServedChannel> read(ChannelNames names, Optional<List<String>> wanted) {
        wanted.ifPresent(some -> some.stream()
                .filter(name -> !names.incoming().contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw MESSAGES.unknownChannel(String.join(",", some), unknown, new TreeSet<>(names.incoming()));
                }));
        List<ServedChannel> channels = new ArrayList<>();
        Map<String, String> queues = new HashMap<>();
        for (String channel : wanted.orElse(names.incoming())) {
            ServedChannel served = served(channel);
            channels.add(served);
            served.queue().map(Destination.Queue::name).ifPresent(queue -> {
                String other = queues.put(queue, channel);
                if (other != null) {
                    throw MESSAGES.queueConsumedTwice(other, channel, queue);
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
