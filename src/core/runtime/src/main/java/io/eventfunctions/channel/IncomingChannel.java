package io.eventfunctions.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import io.eventfunctions.DeliveryListener;
import io.eventfunctions.EventCodec;
import io.eventfunctions.Outcome;
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
    private final AtomicInteger unsettled = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Intake> intakes = new ArrayList<>();
    private final int buffer;

    IncomingChannel(
            String name,
            EventCodec codec,
            ChannelFunctions functions,
            DeliveryPipeline pipeline,
            DeliveryListener listener,
            int buffer) {
        this.name = name;
        this.codec = codec;
        this.functions = functions;
        this.pipeline = pipeline;
        this.listener = listener;
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

    /** Takes one message; returns at once. */
    void take(Message<?> message, Intake intake) {
        if (stopped.get()) {
            return;
        }
        unsettled.incrementAndGet();
        ReceivedMessage received;
        try {
            received = codec.decode(message);
        } catch (RuntimeException e) {
            LOG.errorf(e, "EVF0404 A message on channel %s could not be decoded and is given back", name);
            settle(message, new Result(Outcome.REJECTED, e), intake);
            return;
        }
        if (received instanceof ReceivedMessage.Undecodable undecodable) {
            pipeline.deliver(undecodable).thenCompose(new PendingMessage(message, 1, this, intake));
        } else {
            deliver(message, (ReceivedMessage.Event) received, intake);
        }
    }

    private void deliver(Message<?> message, ReceivedMessage.Event received, Intake intake) {
        CloudEvent event = received.event();
        listener.received(name, event);
        List<EventFunction> wanting = functions.wanting(event);
        if (wanting.isEmpty()) {
            listener.unmatched(name, event);
            settle(message, null, intake);
            return;
        }
        PendingMessage pending = new PendingMessage(message, wanting.size(), this, intake);
        for (EventFunction function : wanting) {
            pipeline.deliver(function, event, received.sent(), pending);
        }
    }

    /** Acknowledges a message, or gives it back if there is a rejection; the stage completes when that has had its effect. */
    CompletionStage<Void> settle(Message<?> message, Result rejection, Intake intake) {
        CompletionStage<Void> settled = rejection == null ? message.ack() : message.nack(rejection.failure());
        return settled.whenComplete((ignored, failure) -> {
            unsettled.decrementAndGet();
            if (failure == null) {
                intake.settled();
            } else if (rejection == null) {
                LOG.errorf(
                        failure, "EVF0402 A message on channel %s could not be acknowledged; it will come again", name);
                intake.settled();
            } else {
                failed(failure);
            }
        });
    }

    /** A connector that fails at a rejection wants the consumption to end; nothing behind the message is handled. */
    void failed(Throwable failure) {
        if (stopped.compareAndSet(false, true)) {
            LOG.errorf(
                    failure,
                    "EVF0401 Channel %s has stopped, as its connector's failure strategy wants; see its health. Events that are not acknowledged will come again",
                    name);
            intakes.forEach(Intake::cancel);
            pipeline.stop(() -> {});
        }
    }

    /** Takes no message any more; completes when what is at work is done. */
    CompletionStage<Void> stop() {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        if (stopped.compareAndSet(false, true)) {
            pipeline.stop(() -> idle.complete(null));
            return idle.thenRun(this::tellOfUnsettled);
        }
        idle.complete(null);
        return idle;
    }

    private void tellOfUnsettled() {
        if (unsettled.get() > 0) {
            LOG.infof("EVF0403 Channel %s gives %d messages back to the broker", name, unsettled.get());
        }
    }

    void close() {
        intakes.forEach(Intake::cancel);
    }
}
