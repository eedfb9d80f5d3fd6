package io.eventfunctions.channel;

import java.util.Optional;
import java.util.function.Function;

import io.eventfunctions.delivery.PolicySettings.Setting;
import io.eventfunctions.spi.ConnectorDefaults;

/** Stops the start where events could not go out, or where dead letters would come back to where they came from. */
final class OutletChecks {

    private final ChannelSettings settings;
    private final Connectors connectors;
    private final OutletPlan plan;

    OutletChecks(ChannelSettings settings, Connectors connectors, OutletPlan plan) {
        this.settings = settings;
        this.connectors = connectors;
        this.plan = plan;
    }

    void check(ChannelNames names) {
        for (String outgoing : names.outgoing()) {
            refuseClosed("A function sends to channel " + outgoing, outgoing);
        }
        for (String incoming : names.incoming()) {
            settings.delivery(incoming)
                    .find("dead-letter")
                    .ifPresent(deadLetter -> checkDeadLetters(incoming, deadLetter));
        }
    }

    private void checkDeadLetters(String incoming, Setting deadLetter) {
        refuseClosed("%s=%s".formatted(deadLetter.key(), deadLetter.value()), deadLetter.value());
        if (comesBack(incoming, deadLetter.value())) {
            throw new IllegalStateException(
                    "EVF0320 %s=%s leads to what channel %s consumes, so an event that can't be handled would go round for ever: set %s to a channel that leads elsewhere"
                            .formatted(
                                    deadLetter.key(),
                                    deadLetter.value(),
                                    incoming,
                                    ChannelSettings.incoming(incoming, "delivery.dead-letter")));
        }
    }

    private void refuseClosed(String who, String channel) {
        String reason = plan.closed().get(channel);
        if (reason != null) {
            throw new IllegalStateException("EVF0321 %s, but that is not possible. %s".formatted(who, reason));
        }
    }

    private boolean comesBack(String incoming, String letters) {
        return incoming.equals(letters)
                || plan.outlet(letters)
                        .filter(outlet -> settings.incomingConnector(incoming)
                                .filter(outlet.connector()::equals)
                                .isPresent())
                        .flatMap(outlet -> connectors.find(outlet.connector()).flatMap(known -> target(outlet, known)
                                .filter(known.consumed(
                                        incoming, settings.incomingLookup(incoming, Optional.of(known))))))
                        .isPresent();
    }

    private Optional<String> target(Outlet outlet, ConnectorDefaults known) {
        Function<String, Optional<String>> own = settings.outgoingLookup(outlet.wiredAs(), Optional.of(known));
        return known.target(outlet.wiredAs(), own);
    }
}
