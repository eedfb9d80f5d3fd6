package io.eventfunctions.redis;

import java.time.Duration;
import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How an incoming channel consumes its stream.
 *
 * @param channel the channel's name
 * @param stream the stream
 * @param group the consumer group
 * @param consumer the consumer's name; empty if the channel finds one by itself
 * @param start the id behind which a group that is created begins
 * @param count the largest number of entries that one command reads
 * @param block how long a command waits for entries
 * @param claimIdle how long an entry may be pending without renewal before any consumer claims it
 * @param failureStrategy what becomes of a rejected entry
 * @param delete whether acknowledged entries are deleted from the stream
 */
record IncomingSettings(
        String channel,
        String stream,
        String group,
        Optional<String> consumer,
        String start,
        int count,
        Duration block,
        Duration claimIdle,
        RedisFailureStrategy failureStrategy,
        boolean delete) {

    static IncomingSettings of(RedisStreamsConnectorIncomingConfiguration channel, ChannelValues values) {
        return new IncomingSettings(
                channel.getChannel(),
                channel.getStream().orElse(channel.getChannel()),
                channel.getGroup().orElseGet(IncomingSettings::applicationName),
                channel.getConsumer(),
                values.valid(
                        "start",
                        channel::getStart,
                        start -> start.equals("$") || start.matches("\\d+(-\\d+)?"),
                        "0 for the stream's beginning, $ for its end, or the id of an entry"),
                values.positive("count", channel::getCount),
                values.duration("block", channel::getBlock),
                values.duration("claim-idle-time", channel::getClaimIdleTime),
                values.valid(
                                "failure-strategy",
                                () -> RedisFailureStrategy.of(channel.getFailureStrategy()),
                                Optional::isPresent,
                                "one of " + RedisFailureStrategy.names())
                        .orElseThrow(),
                values.valid("delete-acknowledged", channel::getDeleteAcknowledged, ignored -> true, "true or false"));
    }

    private static String applicationName() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.application.name", String.class)
                .orElse("event-functions");
    }
}
