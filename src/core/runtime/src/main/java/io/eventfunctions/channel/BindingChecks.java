package io.eventfunctions.channel;

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
                    .ifPresent(deadLetter -> checkDeadLetters(incoming, deadLetter));
        }
    }

    private void checkDeadLetters(String incoming, Setting deadLetter) {
        requireDestination("%s=%s".formatted(deadLetter.key(), deadLetter.value()), deadLetter.value());
        if (isLoop(incoming, deadLetter.value())) {
            throw CoreMessages.CHANNEL.deadLetterLoop(
                    deadLetter.key(),
                    deadLetter.value(),
                    incoming,
                    ChannelSettings.incoming(incoming, "delivery.dead-letter"));
        }
    }

    private void requireDestination(String sender, String channel) {
        String reason = bindings.refused().get(channel);
        if (reason != null) {
            throw CoreMessages.CHANNEL.noDestination(sender, reason);
        }
    }

    private boolean isLoop(String incoming, String deadLetters) {
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
