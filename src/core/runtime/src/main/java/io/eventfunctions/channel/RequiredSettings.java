package io.eventfunctions.channel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.ConnectorDefaults.RefusedValue;
import io.eventfunctions.spi.ConnectorDescriptor;

/** Stops the start if the user's configuration takes from a channel what it needs to carry events. */
final class RequiredSettings {

    private final ChannelSettings settings;
    private final Connectors connectors;

    RequiredSettings(ChannelSettings settings, Connectors connectors) {
        this.settings = settings;
        this.connectors = connectors;
    }

    void check(Collection<String> incoming, Collection<OutgoingBinding> bindings) {
        for (String channel : incoming) {
            settings.incomingConnector(channel).flatMap(connectors::find).ifPresent(known -> {
                check(known.defaults().requiredIncoming(), ChannelSettings.incoming(channel, ""));
                known.defaults().refusedIncoming().forEach(refused -> refuse(refused, channel, known));
            });
        }
        for (OutgoingBinding binding : bindings) {
            connectors
                    .find(binding.connector())
                    .map(known -> known.defaults().requiredOutgoing())
                    .ifPresent(required -> check(required, ChannelSettings.outgoing(binding.outgoing(), "")));
        }
    }

    private void refuse(RefusedValue refused, String channel, ConnectorDescriptor connector) {
        settings.incomingSetting(channel, refused.attribute(), connector)
                .filter(setting -> setting.value().equals(refused.value()))
                .ifPresent(setting -> {
                    throw CoreMessages.CHANNEL.refusedAttribute(
                            setting.key(),
                            setting.value(),
                            channel,
                            ChannelSettings.incoming(channel, refused.instead()));
                });
    }

    private void check(Map<String, String> required, String prefix) {
        required.forEach((attribute, value) -> {
            Optional<String> actual = settings.value(prefix + attribute);
            if (actual.isPresent() && !actual.get().equals(value)) {
                throw CoreMessages.CHANNEL.requiredAttribute(prefix + attribute, actual.get(), value);
            }
        });
    }
}
