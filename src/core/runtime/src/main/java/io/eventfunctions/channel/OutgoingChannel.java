package io.eventfunctions.channel;

import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

import io.eventfunctions.ContentMode;
import io.eventfunctions.EventCodec;
import io.eventfunctions.EventTooLargeException;

/** One way out: encodes events and waits for the broker's confirmation. */
final class OutgoingChannel {

    private final String name;
    private final EventCodec codec;
    private final ContentMode mode;
    private final MutinyEmitter<Object> emitter;

    /**
     * A channel.
     *
     * @param mode the content mode, or {@code null} for the codec's usual one
     */
    OutgoingChannel(String name, EventCodec codec, ContentMode mode, MutinyEmitter<Object> emitter) {
        this.name = name;
        this.codec = codec;
        this.mode = mode;
        this.emitter = emitter;
    }

    CompletionStage<Void> send(CloudEvent event) {
        return emitter.sendMessage(codec.encode(event, mode))
                .onFailure(codec::isTooLarge)
                .transform(failure -> new EventTooLargeException(
                        "Event %s from %s is too large for channel %s: %s"
                                .formatted(event.getId(), event.getSource(), name, failure.getMessage()),
                        failure))
                .subscribeAsCompletionStage();
    }
}
