package io.eventfunctions.channel;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Asks the connector for as many messages as may be unsettled at the same time, and for more as they are settled: some at
 * once, because asking costs.
 */
final class Intake implements MultiSubscriber<Message<?>> {

    /** What the messages are for. */
    interface Receiver {

        /**
         * Takes one message; returns at once.
         *
         * @param intake is told when the message is settled
         */
        void take(Message<?> message, Intake intake);

        /** The connector gives nothing more, because it has failed. */
        void failed(Throwable failure);
    }

    private static final int PARTS = 8;

    private final Receiver receiver;
    private final int buffer;
    private final int part;
    private final AtomicInteger settled = new AtomicInteger();
    private volatile Flow.Subscription subscription;
    private volatile boolean cancelled;

    Intake(Receiver receiver, int buffer) {
        this.receiver = receiver;
        this.buffer = buffer;
        this.part = Math.max(1, buffer / PARTS);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription = subscribed;
        if (cancelled) {
            subscribed.cancel();
        } else {
            subscribed.request(buffer);
        }
    }

    @Override
    public void onItem(Message<?> message) {
        receiver.take(message, this);
    }

    @Override
    public void onFailure(Throwable failure) {
        receiver.failed(failure);
    }

    @Override
    public void onCompletion() {
        // The connector has nothing more to give; what it gave is handled all the same.
    }

    /** A message of this intake is settled, so that there is room for another one. */
    void settled() {
        if (settled.incrementAndGet() % part == 0) {
            subscription.request(part);
        }
    }

    void cancel() {
        cancelled = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
