package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends acknowledgements to the server, in order and on a thread that may block. Each is sent on the AMQP channel that its message
 * was received on, because delivery tags are only valid there.
 */
final class AcknowledgementSender {

    /** A positive or negative acknowledgement; it fails if its AMQP channel is closed. */
    interface Acknowledgement {
        void send() throws IOException;
    }

    private record Pending(Acknowledgement acknowledgement, CompletableFuture<Void> sent) {}

    private final ConnectionThreads threads;
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    AcknowledgementSender(ConnectionThreads threads) {
        this.threads = threads;
    }

    /** Sends an acknowledgement; fails if its AMQP channel is closed, and then the message is redelivered. */
    CompletionStage<Void> send(Acknowledgement acknowledgement) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        pending.add(new Pending(acknowledgement, sent));
        if (count.getAndIncrement() == 0) {
            try {
                threads.execute(this::sendPending);
            } catch (RejectedExecutionException e) {
                // The application has stopped and closed all AMQP channels, so each fails at once.
                sendPending();
            }
        }
        return sent;
    }

    private void sendPending() {
        do {
            Pending next = pending.remove();
            try {
                next.acknowledgement().send();
                next.sent().complete(null);
            } catch (IOException | RuntimeException e) {
                next.sent().completeExceptionally(e);
            }
        } while (count.decrementAndGet() > 0);
    }
}
