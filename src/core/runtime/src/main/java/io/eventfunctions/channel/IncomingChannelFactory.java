package io.eventfunctions.channel;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.eventfunctions.EventCodec;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.Listeners;
import io.eventfunctions.function.FunctionIndex;

/** Puts a channel's parts together. */
@ApplicationScoped
public class IncomingChannelFactory {

    private final FunctionIndex functions;
    private final OutgoingChannels sender;
    private final Listeners listeners;
    private final Clock clock;

    IncomingChannelFactory(FunctionIndex functions, OutgoingChannels sender, Listeners listeners, Clock clock) {
        this.functions = functions;
        this.sender = sender;
        this.listeners = listeners;
        this.clock = clock;
    }

    IncomingChannel create(String channel, EventCodec codec, ChannelSettings settings) {
        DeliveryPolicy policy =
                new DeliveryPolicy(channel, settings.incomingAttribute(channel, "delivery.dead-letter"));
        DeliveryPipeline pipeline = new DeliveryPipeline(policy, sender, listeners, clock);
        return new IncomingChannel(channel, codec, functions.on(channel), pipeline, listeners);
    }
}
