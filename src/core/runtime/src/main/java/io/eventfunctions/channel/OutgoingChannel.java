package io.eventfunctions.channel;

import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

import io.eventfunctions.EventCodec;
import io.eventfunctions.EventTooLargeException;

/** One way out: encodes events and waits for the broker's confirmation. */
final class OutgoingChannel {

    private final String name;
    private final EventCodec codec;
    private final OutgoingSettings settings;
    private final MutinyEmitter<Object> emitter;

    OutgoingChannel(String name, EventCodec codec, OutgoingSettings settings, MutinyEmitter<Object> emitter) {
        this.name = name;
        this.codec = codec;
        this.settings = settings;
        this.emitter = emitter;
    }

    CompletionStage<Void> send(CloudEvent event) {
        return emitter.sendMessage(codec.encode(settings.stamp(event), settings.mode()))
                .onFailure(codec::isTooLarge)
                .transform(failure -> new EventTooLargeException(
                        "Event %s from %s is too large for channel %s: %s"
                                .formatted(event.getId(), event.getSource(), name, failure.getMessage()),
                        failure))
                .subscribeAsCompletionStage();
    }
}
