package io.eventfunctions.channel;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.data.PojoCloudEventData;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.Channels;
import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.DeliveryTarget;
import io.eventfunctions.delivery.Result;
import io.eventfunctions.delivery.RetryMark;
import io.eventfunctions.delivery.Timer;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.Lease;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Reception;

/**
 * One way in: decodes messages, has each event delivered to every function that wants it, and acknowledges the message
 * when every delivery has its outcome. If one delivery is rejected, the message is given back.
 */
final class IncomingChannel implements Intake.Receiver, PendingMessage.Settler {

    /** About how many bytes of event data a channel holds. */
    private static final long BYTE_LIMIT = 64L * 1024 * 1024;

    private final String name;
    private final EventCodec codec;
    private final Function<CloudEvent, ? extends List<? extends DeliveryTarget>> functions;
    private final DeliveryPipeline pipeline;
    private final DeliveryListener listener;
    private final AtWork atWork = new AtWork();
    private final Settlements settlements;
    private final Consumption consumption;
    private final int prefetch;

    /**
     * A channel that is not yet open.
     *
     * @param functions finds those that want an event
     * @param prefetch how many messages may be in flight
     * @param timer waits before a settlement that has failed is tried again
     * @param reception the connector's, or {@code null}
     */
    IncomingChannel(
            String name,
            EventCodec codec,
            Function<CloudEvent, ? extends List<? extends DeliveryTarget>> functions,
            DeliveryPipeline pipeline,
            DeliveryListener listener,
            int prefetch,
            Timer timer,
            Reception reception) {
        this.name = name;
        this.codec = codec;
        this.functions = functions;
        this.pipeline = pipeline;
        this.listener = listener;
        this.settlements = new Settlements(name, atWork, timer);
        this.consumption = new Consumption(name, pipeline, atWork, settlements, reception);
        this.prefetch = prefetch;
    }

    /** Begins to consume; the messages of several publishers share the prefetch. */
    @SuppressWarnings("unchecked")
    void open(List<? extends Flow.Publisher<? extends Message<?>>> publishers) {
        for (Flow.Publisher<? extends Message<?>> publisher : publishers) {
            Intake intake = new Intake(this, Math.max(1, prefetch / publishers.size()), BYTE_LIMIT / publishers.size());
            consumption.add(intake);
            ((Flow.Publisher<Message<?>>) publisher).subscribe(intake);
        }
    }

    /**
     * Takes a message of an invocation; returns at once.
     *
     * @return false if the channel is paused or halted, so that the message is not handled
     */
    boolean receive(Message<?> message) {
        boolean running = consumption.isRunning();
        if (running) {
            take(message, Room.UNLIMITED);
        }
        return running;
    }

    @Override
    public void take(Message<?> message, Room room) {
        if (!consumption.isTaking()) {
            return;
        }
        settlements.expect();
        ReceivedMessage received;
        RetryMark mark = null;
        List<? extends DeliveryTarget> wanting = List.of();
        try {
            received = codec.decode(message);
            mark = RetryMark.of(received.event());
            if (mark != null && received instanceof ReceivedMessage.Event event) {
                received = event.with(RetryMark.remove(event.event()));
            }
            if (received instanceof ReceivedMessage.Event event) {
                wanting = wanting(event, mark);
                mark = mark != null && wanting.stream().anyMatch(mark::isFor) ? mark : null;
            }
        } catch (RuntimeException e) {
            CoreMessages.CHANNEL.unreadableMessage(name, e);
            pending(message, Lease.UNLIMITED, room, 0, 1).apply(new Result(Outcome.REJECTED, e));
            return;
        }
        int bytes = size(received.event().getData());
        room.holds(bytes);
        if (received instanceof ReceivedMessage.Event event) {
            deliver(event, mark, wanting, pending(message, event.lease(), room, bytes, Math.max(1, wanting.size())));
        } else if (received instanceof ReceivedMessage.Undecodable undecodable) {
            giveUp(undecodable, pending(message, Lease.UNLIMITED, room, bytes, 1));
        } else {
            settle(pending(message, Lease.UNLIMITED, room, bytes, 1), null);
        }
    }

    /**
     * An event that was sent back is for the function that failed, which may have another name by now. Where no retry is sent back, a mark
     * with an unknown name is a sender's own, and means nothing.
     */
    private List<? extends DeliveryTarget> wanting(ReceivedMessage.Event received, RetryMark mark) {
        CloudEvent event = received.event();
        List<? extends DeliveryTarget> wanting = functions.apply(event);
        if (mark == null) {
            return wanting;
        }
        List<? extends DeliveryTarget> failed =
                wanting.stream().filter(mark::isFor).toList();
        if (failed.isEmpty() && received.lease().deferredRetries() != null) {
            throw CoreMessages.CHANNEL.noFunctionToRetry(mark.function(), name, event.getId(), event.getSource());
        }
        return failed.isEmpty() ? wanting : failed;
    }

    private PendingMessage pending(Message<?> message, Lease lease, Room room, int bytes, int deliveries) {
        return new PendingMessage(message, lease, room, bytes, deliveries, this);
    }

    /** An object has no size before it is written, and it is in memory already. */
    private static int size(CloudEventData data) {
        return data == null || data instanceof PojoCloudEventData<?> ? 0 : data.toBytes().length;
    }

    private void giveUp(ReceivedMessage.Undecodable undecodable, PendingMessage pending) {
        atWork.begin();
        pipeline.deliver(undecodable).thenAccept(result -> {
            pending.apply(result);
            atWork.end();
        });
    }

    private void deliver(
            ReceivedMessage.Event received,
            RetryMark mark,
            List<? extends DeliveryTarget> wanting,
            PendingMessage pending) {
        CloudEvent event = received.event();
        listener.received(name, event);
        if (wanting.isEmpty()) {
            listener.unmatched(name, event);
            settle(pending, null);
            return;
        }
        for (DeliveryTarget function : wanting) {
            pipeline.deliver(function, received, mark, pending);
        }
    }

    /** If the connector wants the channel to halt, nobody behind the message may ever go. */
    @Override
    public void settle(PendingMessage message, Result rejection) {
        settlements.settle(message, rejection, halt -> {
            if (halt == null) {
                message.done();
            } else {
                consumption.halt(halt);
            }
        });
    }

    @Override
    public void failed(Throwable failure) {
        consumption.streamFailed(failure);
    }

    Channels.State state() {
        return consumption.state();
    }

    void pause() {
        consumption.pause();
    }

    void resume() {
        consumption.resume();
    }

    /** Takes no message any more; completes when what is at work is done and has been acknowledged. */
    CompletionStage<Void> stop() {
        return consumption.stop();
    }

    void close() {
        consumption.close();
    }
}
