package io.eventfunctions.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import io.eventfunctions.DeliveryListener;
import io.eventfunctions.EventCodec;
import io.eventfunctions.ReceivedMessage;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.Result;
import io.eventfunctions.function.ChannelFunctions;
import io.eventfunctions.function.EventFunction;

/**
 * One way in: decodes messages, has each event delivered to every function that wants it, and acknowledges the message
 * when every delivery has its outcome. If one delivery is rejected, the message is given back.
 */
final class IncomingChannel {

    private static final Logger LOG = Logger.getLogger(IncomingChannel.class);

    private final String name;
    private final EventCodec codec;
    private final ChannelFunctions functions;
    private final DeliveryPipeline pipeline;
    private final DeliveryListener listener;

    IncomingChannel(
            String name,
            EventCodec codec,
            ChannelFunctions functions,
            DeliveryPipeline pipeline,
            DeliveryListener listener) {
        this.name = name;
        this.codec = codec;
        this.functions = functions;
        this.pipeline = pipeline;
        this.listener = listener;
    }

    /** Begins to consume; messages are handled one after the other. */
    Cancellable subscribe(Multi<? extends Message<?>> messages) {
        return messages.onItem()
                .transformToUniAndConcatenate(message -> Uni.createFrom().completionStage(() -> handle(message)))
                .subscribe()
                .with(
                        ignored -> {},
                        failure ->
                                LOG.errorf(failure, "EVF0401 Channel %s has failed and receives no more events", name));
    }

    CompletionStage<Void> handle(Message<?> message) {
        return deliver(codec.decode(message)).thenCompose(result -> settle(message, result));
    }

    private CompletionStage<Result> deliver(ReceivedMessage received) {
        if (received instanceof ReceivedMessage.Undecodable undecodable) {
            return pipeline.deliver(undecodable);
        }
        CloudEvent event = received.event();
        listener.received(name, event);
        List<EventFunction> wanting = functions.wanting(event);
        if (wanting.size() == 1) {
            return pipeline.deliver(wanting.get(0), event);
        }
        if (wanting.isEmpty()) {
            listener.unmatched(name, event);
        }
        return deliverToAll(wanting, event);
    }

    private CompletionStage<Result> deliverToAll(List<EventFunction> wanting, CloudEvent event) {
        List<CompletableFuture<Result>> results = new ArrayList<>(wanting.size());
        for (EventFunction function : wanting) {
            results.add(pipeline.deliver(function, event).toCompletableFuture());
        }
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .thenApply(ignored -> Result.worstOf(results.stream().map(CompletableFuture::join)));
    }

    /** An acknowledgement that fails leaves the message with the broker, which delivers it again. */
    private CompletionStage<Void> settle(Message<?> message, Result result) {
        CompletionStage<Void> settled = result.rejected() ? message.nack(result.failure()) : message.ack();
        return settled.exceptionally(failure -> {
            LOG.errorf(failure, "EVF0402 A message on channel %s could not be acknowledged or rejected", name);
            return null;
        });
    }
}
