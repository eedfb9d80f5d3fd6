package io.eventfunctions.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.EventTooLargeException;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.EventCodec;

/** One outgoing channel: encodes events and waits for the broker's confirmation. */
final class OutgoingChannel {

    private final String name;
    private final EventCodec codec;
    private final OutgoingSettings settings;
    private final Emitter<Object> emitter;

    OutgoingChannel(String name, EventCodec codec, OutgoingSettings settings, Emitter<Object> emitter) {
        this.name = name;
        this.codec = codec;
        this.settings = settings;
        this.emitter = emitter;
    }

    /** Completes on the thread that hears of the broker's confirmation. */
    CompletionStage<Void> send(CloudEvent event) {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        Message<?> message = encode(event);
        emitter.send(message.withAck(() -> {
                    confirmed.complete(null);
                    return message.ack();
                })
                .withNack(failure -> {
                    confirmed.completeExceptionally(codec.isTooLarge(failure) ? tooLarge(event, failure) : failure);
                    return message.nack(failure);
                }));
        return confirmed;
    }

    /** The event as the channel sends it. */
    Message<?> encode(CloudEvent event) {
        return codec.encode(settings.stamp(event), settings.mode());
    }

    private EventTooLargeException tooLarge(CloudEvent event, Throwable failure) {
        return new EventTooLargeException(
                CoreMessages.CHANNEL.tooLarge(event.getId(), event.getSource(), name, failure.getMessage()), failure);
    }
}
