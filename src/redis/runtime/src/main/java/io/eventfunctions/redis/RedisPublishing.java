package io.eventfunctions.redis;

import java.time.Duration;
import java.util.OptionalLong;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/**
 * How an outgoing channel sends its events.
 *
 * @param channel the channel's name
 * @param name the stream, or the channel of pub/sub
 * @param pubSub whether it publishes to current subscribers instead of adding to a stream
 * @param maxLength about how many entries the stream keeps; empty for all
 * @param confirmationTimeout how long an event waits for its confirmation, lost connections included
 */
record RedisPublishing(
        String channel, String name, boolean pubSub, OptionalLong maxLength, Duration confirmationTimeout) {

    static RedisPublishing of(RedisStreamsConnectorOutgoingConfiguration channel, ChannelValues values) {
        String type = values.valid(
                RedisConnectorDescriptor.DESTINATION_TYPE,
                channel::getDestinationType,
                name -> name.equals(RedisConnectorDescriptor.STREAM) || name.equals(RedisConnectorDescriptor.PUBSUB),
                "stream or pubsub");
        OptionalLong maxLength = values.valid(
                "max-length",
                () -> channel.getMaxLength().map(OptionalLong::of).orElse(OptionalLong.empty()),
                length -> length.isEmpty() || length.getAsLong() > 0,
                "a positive integer");
        return new RedisPublishing(
                channel.getChannel(),
                channel.getStream().orElse(channel.getChannel()),
                type.equals(RedisConnectorDescriptor.PUBSUB),
                maxLength,
                values.duration("confirmation-timeout", channel::getConfirmationTimeout));
    }

    /** The command that sends an event. */
    Request request(OutgoingEvent event) {
        if (pubSub) {
            return Request.cmd(Command.PUBLISH).arg(name).arg(event.json());
        }
        Request add = Request.cmd(Command.XADD).arg(name);
        if (maxLength.isPresent()) {
            add.arg("MAXLEN").arg("~").arg(maxLength.getAsLong());
        }
        add.arg("*");
        event.fields().forEach((field, value) -> add.arg(field).arg(value));
        return add;
    }
}
