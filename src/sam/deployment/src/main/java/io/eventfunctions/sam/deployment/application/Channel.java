package io.eventfunctions.sam.deployment.application;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.spi.ChannelSource;

/**
 * An incoming channel with its functions: what becomes a function of Lambda.
 *
 * @param name its name
 * @param source where its events come from
 * @param policy how they are delivered
 * @param types the types that its functions take; empty for every type
 * @param sendsTo the channels that its functions send to, dead letters included
 * @param settings what the template has for it
 */
public record Channel(
        String name,
        ChannelSource source,
        DeliveryPolicy policy,
        Set<String> types,
        Set<String> sendsTo,
        ChannelSpec settings) {

    /** How long messages live before anybody tries them, if the queue may put an end to them. */
    public Optional<Duration> discardedAfter() {
        return policy.ttl().filter(ttl -> policy.onExpiry() == DeliveryPolicy.OnExpiry.DISCARD);
    }
}
