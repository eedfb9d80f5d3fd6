package io.eventfunctions.channel;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Asks the connector for as many messages as may be in flight, and for more as they are settled: some at once, because asking costs. It
 * expects the next messages to be as large as those before, so that their data stays within a limit as well.
 */
final class Intake implements MultiSubscriber<Message<?>>, Room {

    /** What the messages are for. */
    interface Receiver {

        /**
         * Takes one message; returns at once.
         *
         * @param room is told how large the message is, and when it is settled
         */
        void take(Message<?> message, Room room);

        /** The connector gives nothing more, because it has failed. */
        void failed(Throwable failure);
    }

    private static final int PARTS = 8;
    private static final int OVERHEAD_BYTES = 1024;
    /** What a message is expected to have before the first one has arrived. */
    private static final long UNKNOWN_BYTES = 1024 * 1024;
    /** The weight of one message in the average is one over this. */
    private static final int MEMORY = 16;

    private final Receiver receiver;
    private final int prefetch;
    private final long byteLimit;
    private final int part;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong settledBytes = new AtomicLong();
    private volatile Flow.Subscription subscription;
    private volatile boolean cancelled;
    private volatile boolean starved;
    private volatile long averageBytes = UNKNOWN_BYTES;
    private boolean paused;
    private long requested;

    /**
     * An intake.
     *
     * @param prefetch how many messages may be in flight
     * @param byteLimit about how many bytes of data they may have; one message is always allowed
     */
    Intake(Receiver receiver, int prefetch, long byteLimit) {
        this.receiver = receiver;
        this.prefetch = prefetch;
        this.byteLimit = byteLimit;
        this.part = Math.max(1, prefetch / PARTS);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription = subscribed;
        if (cancelled) {
            subscribed.cancel();
        } else {
            askForMore();
        }
    }

    @Override
    public void onItem(Message<?> message) {
        received.lazySet(received.get() + 1);
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

    @Override
    public void holds(int bytes) {
        long size = (long) bytes + OVERHEAD_BYTES;
        receivedBytes.lazySet(receivedBytes.get() + size);
        averageBytes += (size - averageBytes) / MEMORY;
        if (starved) {
            askForMore();
        }
    }

    @Override
    public void settled(int bytes) {
        settledBytes.addAndGet((long) bytes + OVERHEAD_BYTES);
        if (settled.incrementAndGet() % part == 0 || starved) {
            askForMore();
        }
    }

    private void askForMore() {
        long more;
        synchronized (this) {
            more = subscription == null || paused ? 0 : room();
            requested += more;
        }
        if (more > 0) {
            subscription.request(more);
        }
    }

    private long room() {
        long arrived = received.get();
        long expected = requested - arrived;
        long inFlight = arrived - settled.get();
        long bytes = receivedBytes.get() - settledBytes.get();
        long messages = prefetch - inFlight - expected;
        long fitting = (byteLimit - bytes) / Math.max(1, averageBytes) - expected;
        starved = fitting < messages;
        long nothing = inFlight + expected == 0 ? 1 : 0;
        return Math.max(nothing, Math.min(messages, fitting));
    }

    /** Asks for nothing more. */
    synchronized void pause() {
        paused = true;
    }

    /** Asks again. */
    void resume() {
        synchronized (this) {
            paused = false;
        }
        askForMore();
    }

    /** Forgets the messages that were not settled, because the connector has given them back. */
    synchronized void forgetUnsettled() {
        settled.set(received.get());
        settledBytes.set(receivedBytes.get());
    }

    void cancel() {
        cancelled = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
