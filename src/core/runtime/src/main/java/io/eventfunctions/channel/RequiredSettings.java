package io.eventfunctions.channel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDefaults.Impossible;

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
            settings.incomingConnector(channel).flatMap(connectors::find).ifPresent(known -> {
                check(known.requiredIncoming(), ChannelSettings.incoming(channel, ""));
                known.impossibleIncoming().forEach(impossible -> refuse(impossible, channel, known));
            });
        }
        for (Outlet outlet : outlets) {
            connectors
                    .find(outlet.connector())
                    .map(ConnectorDefaults::requiredOutgoing)
                    .ifPresent(required -> check(required, ChannelSettings.outgoing(outlet.wiredAs(), "")));
        }
    }

    private void refuse(Impossible impossible, String channel, ConnectorDefaults connector) {
        settings.incomingSetting(channel, impossible.attribute(), connector)
                .filter(setting -> setting.value().equals(impossible.value()))
                .ifPresent(setting -> {
                    throw new IllegalStateException(
                            "EVF0323 %s=%s is not possible with channel %s, which belongs to event functions: remove it and set %s"
                                    .formatted(
                                            setting.key(),
                                            setting.value(),
                                            channel,
                                            ChannelSettings.incoming(channel, impossible.instead())));
                });
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
