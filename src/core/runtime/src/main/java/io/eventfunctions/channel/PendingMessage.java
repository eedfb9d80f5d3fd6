package io.eventfunctions.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.delivery.Result;
import io.eventfunctions.spi.Lease;

/** A message whose deliveries are under way; it is settled when each has its outcome. */
final class PendingMessage implements Function<Result, CompletionStage<Void>> {

    /** Settles a message. */
    @FunctionalInterface
    interface Settler {

        /**
         * Acknowledges a message, or gives it back if there is a rejection.
         *
         * @param rejection {@code null} if there is none
         */
        void settle(PendingMessage message, Result rejection);
    }

    private final Message<?> message;
    private final Lease lease;
    private final Room room;
    private final int bytes;
    private final AtomicInteger open;
    private final Settler settler;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private volatile Result rejection;

    /**
     * A message that waits for its deliveries.
     *
     * @param lease how long it is ours
     * @param room where it came from
     * @param bytes the size of its data
     * @param deliveries how many there are
     */
    PendingMessage(Message<?> message, Lease lease, Room room, int bytes, int deliveries, Settler settler) {
        this.message = message;
        this.lease = lease;
        this.room = room;
        this.bytes = bytes;
        this.open = new AtomicInteger(deliveries);
        this.settler = settler;
    }

    @Override
    public CompletionStage<Void> apply(Result result) {
        if (result.rejected()) {
            rejection = result;
        }
        if (open.decrementAndGet() == 0) {
            settler.settle(this, rejection);
        }
        return settled;
    }

    Message<?> message() {
        return message;
    }

    Lease lease() {
        return lease;
    }

    /** It has been settled, or left to its broker: there is room for another one, and who waits behind it may go. */
    void done() {
        room.settled(bytes);
        settled.complete(null);
    }
}
