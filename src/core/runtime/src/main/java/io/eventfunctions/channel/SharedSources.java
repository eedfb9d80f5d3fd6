package io.eventfunctions.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDescriptor;

/** Finds channels that take each other's events: they consume one queue, or one topic in one consumer group. */
final class SharedSources {

    /**
     * Two of them.
     *
     * @param source what both consume
     */
    record Shared(String one, String other, ChannelSource source) {}

    private final ChannelSettings settings;
    private final Connectors connectors;

    SharedSources(ChannelSettings settings, Connectors connectors) {
        this.settings = settings;
        this.connectors = connectors;
    }

    /** Warns of each pair among the incoming channels of functions. */
    void warn(List<String> incoming) {
        among(incoming)
                .forEach(shared ->
                        CoreMessages.CHANNEL.channelsShareSource(shared.one(), shared.other(), shared.source()));
    }

    List<Shared> among(List<String> incoming) {
        List<Shared> found = new ArrayList<>();
        for (int i = 0; i < incoming.size(); i++) {
            for (int j = i + 1; j < incoming.size(); j++) {
                shared(incoming.get(i), incoming.get(j)).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Shared> shared(String one, String other) {
        Optional<String> connector = settings.incomingConnector(one);
        if (!connector.equals(settings.incomingConnector(other))) {
            return Optional.empty();
        }
        Optional<ConnectorDescriptor> known = connector.flatMap(connectors::find);
        return known.filter(descriptor -> {
                    ChannelAttributes first = settings.incoming(one, known);
                    ChannelAttributes second = settings.incoming(other, known);
                    return descriptor.source(first).competesWith(descriptor.source(second))
                            && descriptor.isSameBroker(first, second);
                })
                .map(descriptor -> new Shared(one, other, descriptor.source(settings.incoming(one, known))));
    }
}
