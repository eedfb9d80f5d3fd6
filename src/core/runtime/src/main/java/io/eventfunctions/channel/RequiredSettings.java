package io.eventfunctions.channel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.eventfunctions.ConnectorDefaults;

/** Stops the start if the user's configuration takes from a channel what it needs to carry events. */
final class RequiredSettings {

    private final ChannelSettings settings;
    private final Connectors connectors;

    RequiredSettings(ChannelSettings settings, Connectors connectors) {
        this.settings = settings;
        this.connectors = connectors;
    }

    void check(Collection<String> incoming, Collection<Outlet> outlets) {
        for (String channel : incoming) {
            settings.incomingConnector(channel)
                    .flatMap(connectors::find)
                    .map(ConnectorDefaults::requiredIncoming)
                    .ifPresent(required -> check(required, ChannelSettings.incoming(channel, "")));
        }
        for (Outlet outlet : outlets) {
            connectors
                    .find(outlet.connector())
                    .map(ConnectorDefaults::requiredOutgoing)
                    .ifPresent(required -> check(required, ChannelSettings.outgoing(outlet.wiredAs(), "")));
        }
    }

    private void check(Map<String, String> required, String prefix) {
        required.forEach((attribute, value) -> {
            Optional<String> actual = settings.value(prefix + attribute);
            if (actual.isPresent() && !actual.get().equals(value)) {
                throw new IllegalStateException(
                        "%s=%s: the channel belongs to event functions, which need %s; remove the key"
                                .formatted(prefix + attribute, actual.get(), value));
            }
        });
    }
}
