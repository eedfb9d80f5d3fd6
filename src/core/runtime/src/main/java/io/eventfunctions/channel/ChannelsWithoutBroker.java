package io.eventfunctions.channel;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;
import io.eventfunctions.delivery.PolicySettings;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

/** The channels of a connector that name no broker of their own, in an application that is not running yet: a local broker serves them. */
public final class ChannelsWithoutBroker {

    private final ConnectorDescriptor connector;
    private final ChannelSettings settings;
    private final ConnectorChannels channels;
    private final String[] brokerAttributes;

    /**
     * The channels in an application's configuration.
     *
     * @param brokerAttributes the attributes by which a channel names its broker
     */
    public ChannelsWithoutBroker(Config config, ConnectorDescriptor connector, String... brokerAttributes) {
        this.connector = connector;
        this.settings = ChannelSettings.in(config);
        this.channels = new ConnectorChannels(config, connector.connector());
        this.brokerAttributes = brokerAttributes.clone();
    }

    /** The names of the queues or topics that they consume and send to; those of dead letters included. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (ConfiguredChannel channel : channels.without(brokerAttributes)) {
            names.addAll(names(channel));
            if (!channel.isOutgoing()) {
                settings.delivery(channel.name())
                        .find("dead-letter")
                        .map(PolicySettings.Setting::value)
                        .filter(deadLetters -> settings.outgoingConnector(deadLetters)
                                        .isEmpty()
                                && settings.incomingConnector(deadLetters).isEmpty())
                        .ifPresent(names::add);
            }
        }
        return names;
    }

    private Set<String> names(ConfiguredChannel channel) {
        ChannelAttributes attributes =
                new ChannelAttributes(channel.name(), name -> Optional.ofNullable(channel.value(name)));
        return channel.isOutgoing()
                ? connector
                        .destination(attributes)
                        .map(Destination::name)
                        .map(Set::of)
                        .orElse(Set.of())
                : connector.source(attributes).names();
    }
}
