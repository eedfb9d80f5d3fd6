package io.eventfunctions.channel;

import java.util.List;
import java.util.Optional;

import io.eventfunctions.delivery.PolicySettings.Setting;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ConnectorDescriptor;

/** Stops the start where events could not be sent, or where dead letters would return to the channel that they came from. */
final class BindingChecks {

    private final ChannelSettings settings;
    private final Connectors connectors;
    private final OutgoingBindings bindings;

    BindingChecks(ChannelSettings settings, Connectors connectors, OutgoingBindings bindings) {
        this.settings = settings;
        this.connectors = connectors;
        this.bindings = bindings;
    }

    void check(ChannelNames names) {
        for (String outgoing : names.outgoing()) {
            requireDestination("A function sends to channel " + outgoing, outgoing);
        }
        for (String incoming : names.incoming()) {
            settings.delivery(incoming)
                    .find("dead-letter")
                    .ifPresent(deadLetter -> checkDeadLetters(incoming, deadLetter, names.incoming()));
        }
    }

    private void checkDeadLetters(String incoming, Setting deadLetter, List<String> channels) {
        requireDestination("%s=%s".formatted(deadLetter.key(), deadLetter.value()), deadLetter.value());
        String ownKey = ChannelSettings.incoming(incoming, "delivery.dead-letter");
        if (consumes(incoming, deadLetter.value())) {
            throw CoreMessages.CHANNEL.deadLetterLoop(deadLetter.key(), deadLetter.value(), incoming, ownKey);
        }
        List<String> circle = new DeadLetterPaths(channel -> consumers(channel, channels)).circle(incoming);
        if (!circle.isEmpty()) {
            throw CoreMessages.CHANNEL.deadLetterCircle(
                    deadLetter.key(), deadLetter.value(), String.join(" to ", circle), ownKey);
        }
    }

    /** The channels that consume the dead letters of a channel. */
    private List<String> consumers(String incoming, List<String> channels) {
        return settings.delivery(incoming)
                .find("dead-letter")
                .map(Setting::value)
                .map(deadLetters -> channels.stream()
                        .filter(channel -> consumes(channel, deadLetters))
                        .toList())
                .orElse(List.of());
    }

    private void requireDestination(String sender, String channel) {
        String reason = bindings.refused().get(channel);
        if (reason != null) {
            throw CoreMessages.CHANNEL.noDestination(sender, reason);
        }
    }

    /** Whether what is sent to the dead-letter channel gets to the incoming one. */
    private boolean consumes(String incoming, String deadLetters) {
        if (incoming.equals(deadLetters)) {
            return true;
        }
        Optional<ConnectorDescriptor> connector =
                settings.incomingConnector(incoming).flatMap(connectors::find);
        return connector.isPresent()
                && bindings.find(deadLetters)
                        .filter(binding ->
                                binding.connector().equals(connector.get().connector()))
                        .filter(binding -> returns(incoming, binding, connector.get()))
                        .isPresent();
    }

    private boolean returns(String incoming, OutgoingBinding deadLetters, ConnectorDescriptor connector) {
        ChannelAttributes consumer = settings.incoming(incoming, Optional.of(connector));
        ChannelAttributes sender = settings.outgoing(deadLetters.outgoing(), Optional.of(connector));
        return connector
                        .destination(sender)
                        .filter(connector.source(consumer)::consumes)
                        .isPresent()
                && connector.isSameBroker(consumer, sender);
    }
}
