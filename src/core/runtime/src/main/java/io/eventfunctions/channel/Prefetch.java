package io.eventfunctions.channel;

import java.util.Optional;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.PolicyReader;
import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDescriptor;

/** How many messages of a channel may be in flight: what its policy says, or else an attribute of its connector, or else its connector. */
public final class Prefetch {

    private static final ConnectorDefaults NONE = new ConnectorDefaults() {};

    private Prefetch() {}

    /**
     * That of a channel, for a connector that takes messages without being asked.
     *
     * @throws IllegalStateException if the channel's policy is invalid
     */
    public static int of(String channel, Config config) {
        ChannelSettings settings = ChannelSettings.in(config);
        return of(PolicyReader.read(channel, settings.delivery(channel)), settings);
    }

    /** A connector that stands in for the broker's own, as on AWS Lambda, has messages that the broker has given away already. */
    static int of(DeliveryPolicy policy, ChannelSettings settings) {
        return policy.prefetch().orElseGet(() -> {
            Optional<ConnectorDescriptor> connector =
                    settings.receivingConnector(policy.channel()).flatMap(Connectors.onClassPath()::find);
            ConnectorDefaults defaults =
                    connector.map(ConnectorDescriptor::defaults).orElse(NONE);
            return defaults.prefetchAttribute()
                    .flatMap(settings.incoming(policy.channel(), connector)::find)
                    .flatMap(Prefetch::number)
                    .orElseGet(() -> defaults.prefetch(policy.concurrency()));
        });
    }

    private static Optional<Integer> number(String value) {
        try {
            return Optional.of(Integer.valueOf(value)).filter(number -> number > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
