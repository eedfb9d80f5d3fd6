package io.eventfunctions.channel;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.codec.PayloadTypes;

/** Publishes through the application's outgoing channels. */
@ApplicationScoped
public class ChannelPublisher implements EventPublisher {

    private final OutgoingChannels channels;
    private final PayloadTypes payloads;

    ChannelPublisher(OutgoingChannels channels, PayloadTypes payloads) {
        this.channels = channels;
        this.payloads = payloads;
    }

    @Override
    public Uni<Void> publish(String channel, Object event) {
        CloudEvent sent;
        try {
            // Here and not at the subscription: a publication that is retried sends the same event.
            sent = payloads.toEvent(event);
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(e);
        }
        Uni<Void> published = Uni.createFrom().completionStage(() -> channels.send(channel, sent));
        Context caller = Vertx.currentContext();
        return caller == null ? published : published.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    @Override
    public Set<String> channels() {
        return channels.names();
    }
}
