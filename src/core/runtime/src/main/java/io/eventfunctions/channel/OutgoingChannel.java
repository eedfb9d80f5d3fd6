package io.eventfunctions.channel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.EventTooLargeException;
import io.eventfunctions.delivery.Failures;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.Publication;

/** One outgoing channel: encodes events and waits for the broker's confirmation, but not longer than the channel's timeout. */
final class OutgoingChannel {

    private final OutgoingBinding binding;
    private final EventCodec codec;
    private final OutgoingSettings settings;
    private final Supplier<Emitter<Object>> emitter;
    private final PublicationTimeout timeout;

    OutgoingChannel(
            OutgoingBinding binding,
            EventCodec codec,
            OutgoingSettings settings,
            Supplier<Emitter<Object>> emitter,
            PublicationTimeout timeout) {
        this.binding = binding;
        this.codec = codec;
        this.settings = settings;
        this.emitter = emitter;
        this.timeout = timeout;
    }

    /** Completes on the thread that hears of the broker's confirmation, or of the end of the timeout. */
    CompletionStage<Void> send(CloudEvent event) {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        Message<?> message = encode(event).addMetadata(new Publication(confirmed::isDone));
        emit(
                event,
                message.withAck(() -> {
                            confirmed.complete(null);
                            return message.ack();
                        })
                        .withNack(failure -> {
                            confirmed.completeExceptionally(reason(event, Failures.unwrap(failure)));
                            return message.nack(failure);
                        }));
        if (!confirmed.isDone()) {
            timeout.limit(
                    confirmed,
                    settings.timeout(),
                    binding.outgoing(),
                    report -> notConfirmed(event, confirmed, report));
        }
        return confirmed;
    }

    /** An emitter takes nothing where its channel has stopped. */
    private void emit(CloudEvent event, Message<?> message) {
        try {
            emitter.get().send(message);
        } catch (IllegalStateException e) {
            throw CoreMessages.CHANNEL.notEmitted(
                    event.getId(), event.getSource(), binding.channel(), e.getMessage(), e);
        }
    }

    /** Does all that comes before sending an event. */
    void tryOut(CloudEvent event) {
        encode(event);
        emitter.get();
    }

    private Message<?> encode(CloudEvent event) {
        return codec.encode(settings.stamp(event), settings.mode());
    }

    private void notConfirmed(CloudEvent event, CompletableFuture<Void> confirmed, Optional<String> report) {
        if (!confirmed.isDone()) {
            confirmed.completeExceptionally(CoreMessages.CHANNEL.notConfirmed(
                    event.getId(),
                    event.getSource(),
                    binding.channel(),
                    OutgoingSettings.text(settings.timeout()),
                    ChannelSettings.outgoing(binding.outgoing(), OutgoingSettings.TIMEOUT),
                    report.orElseGet(CoreMessages.CHANNEL::noReport)));
        }
    }

    private Throwable reason(CloudEvent event, Throwable failure) {
        return codec.isTooLarge(failure) ? tooLarge(event, failure) : failure;
    }

    private EventTooLargeException tooLarge(CloudEvent event, Throwable failure) {
        return new EventTooLargeException(
                CoreMessages.CHANNEL.tooLarge(
                        event.getId(), event.getSource(), binding.channel(), failure.getMessage()),
                failure);
    }
}
