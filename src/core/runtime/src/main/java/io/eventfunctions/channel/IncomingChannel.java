package io.eventfunctions.channel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.DeliveryTarget;
import io.eventfunctions.delivery.Result;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * One way in: decodes messages, has each event delivered to every function that wants it, and acknowledges the message
 * when every delivery has its outcome. If one delivery is rejected, the message is given back.
 */
final class IncomingChannel implements Intake.Receiver, PendingMessage.Settler {

    private final String name;
    private final EventCodec codec;
    private final Function<CloudEvent, ? extends List<? extends DeliveryTarget>> functions;
    private final DeliveryPipeline pipeline;
    private final DeliveryListener listener;
    private final AtWork atWork = new AtWork();
    private final Settlements settlements;
    private final List<Intake> intakes = new CopyOnWriteArrayList<>();
    private volatile CompletionStage<Void> stopped;
    private final int buffer;

    /**
     * A channel that is not yet open.
     *
     * @param functions finds those that want an event
     * @param buffer how many messages may be unsettled at the same time
     */
    IncomingChannel(
            String name,
            EventCodec codec,
            Function<CloudEvent, ? extends List<? extends DeliveryTarget>> functions,
            DeliveryPipeline pipeline,
            DeliveryListener listener,
            int buffer) {
        this.name = name;
        this.codec = codec;
        this.functions = functions;
        this.pipeline = pipeline;
        this.listener = listener;
        this.settlements = new Settlements(name, atWork);
        this.buffer = buffer;
    }

    /** Begins to consume; the messages of several publishers share the buffer. */
    @SuppressWarnings("unchecked")
    void open(List<? extends Flow.Publisher<? extends Message<?>>> publishers) {
        for (Flow.Publisher<? extends Message<?>> publisher : publishers) {
            Intake intake = new Intake(this, Math.max(1, buffer / publishers.size()));
            intakes.add(intake);
            ((Flow.Publisher<Message<?>>) publisher).subscribe(intake);
        }
    }

    @Override
    public void take(Message<?> message, Intake intake) {
        if (stopped != null) {
            return;
        }
        settlements.expect();
        ReceivedMessage received;
        List<? extends DeliveryTarget> wanting = List.of();
        try {
            received = codec.decode(message);
            if (received instanceof ReceivedMessage.Event event) {
                wanting = functions.apply(event.event());
            }
        } catch (RuntimeException e) {
            CoreMessages.CHANNEL.unreadableMessage(name, e);
            settle(message, new Result(Outcome.REJECTED, e), intake);
            return;
        }
        if (received instanceof ReceivedMessage.Event event) {
            deliver(message, event, wanting, intake);
        } else {
            giveUp(message, (ReceivedMessage.Undecodable) received, intake);
        }
    }

    private void giveUp(Message<?> message, ReceivedMessage.Undecodable undecodable, Intake intake) {
        PendingMessage pending = new PendingMessage(message, 1, this, intake);
        atWork.begin();
        pipeline.deliver(undecodable).thenAccept(result -> {
            pending.apply(result);
            atWork.end();
        });
    }

    private void deliver(
            Message<?> message, ReceivedMessage.Event received, List<? extends DeliveryTarget> wanting, Intake intake) {
        CloudEvent event = received.event();
        listener.received(name, event);
        if (wanting.isEmpty()) {
            listener.unmatched(name, event);
            settle(message, null, intake);
            return;
        }
        PendingMessage pending = new PendingMessage(message, wanting.size(), this, intake);
        for (DeliveryTarget function : wanting) {
            pipeline.deliver(function, received, pending);
        }
    }

    private void settle(Message<?> message, Result rejection, Intake intake) {
        settle(message, rejection, intake, new CompletableFuture<>());
    }

    @Override
    public void settle(Message<?> message, Result rejection, Intake intake, CompletableFuture<Void> effective) {
        settlements.settle(message, rejection, failure -> {
            if (failure == null) {
                askForMore(intake);
                effective.complete(null);
            } else {
                failed(failure);
            }
        });
    }

    private void askForMore(Intake intake) {
        if (stopped == null) {
            intake.settled();
        }
    }

    /** A connector that fails at a rejection wants the consumption to end; nothing behind the message is handled. */
    @Override
    public void failed(Throwable failure) {
        if (stopped == null) {
            CoreMessages.CHANNEL.channelStopped(name, failure);
        }
        halt();
        close();
    }

    /** Takes no message any more; completes when what is at work is done and has been acknowledged. */
    CompletionStage<Void> stop() {
        return halt().thenRun(settlements::logUnsettled);
    }

    private synchronized CompletionStage<Void> halt() {
        if (stopped == null) {
            CompletableFuture<Void> halted = new CompletableFuture<>();
            stopped = halted;
            pipeline.stop().thenCompose(ignored -> atWork.none()).thenRun(() -> halted.complete(null));
        }
        return stopped;
    }

    void close() {
        intakes.forEach(Intake::cancel);
    }
}
