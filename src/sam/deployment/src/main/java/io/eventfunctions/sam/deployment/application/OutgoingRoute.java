package io.eventfunctions.sam.deployment.application;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.spi.Destination;

/**
 * Where one channel sends to.
 *
 * @param channel the channel as users name it
 * @param toIncoming whether it leads to what an incoming channel consumes, whose attributes name the destination then
 * @param destination where it leads to
 */
public record OutgoingRoute(String channel, boolean toIncoming, Destination destination) {

    /** The key of an attribute that names the destination, such as {@code mp.messaging.outgoing.users.queue.url}. */
    public String key(String attribute) {
        return toIncoming ? ChannelSettings.incoming(channel, attribute) : ChannelSettings.outgoing(channel, attribute);
    }
}
