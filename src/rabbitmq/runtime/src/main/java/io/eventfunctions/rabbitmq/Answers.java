package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the server what became of its messages, in order and on a thread that may wait for the network. Each answer goes to
 * the AMQP channel that its message came on: on another one the number of the message would mean another message.
 */
final class Answers {

    /** One answer; it fails if its AMQP channel is gone. */
    interface Answer {
        void send() throws IOException;
    }

    private record Pending(Answer answer, CompletableFuture<Void> sent) {}

    private final Threads threads;
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    Answers(Threads threads) {
        this.threads = threads;
    }

    /** Sends an answer; fails if it can't be sent any more, and then the message comes again. */
    CompletionStage<Void> send(Answer answer) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        pending.add(new Pending(answer, sent));
        if (count.getAndIncrement() == 0) {
            threads.execute(this::drain);
        }
        return sent;
    }

    private void drain() {
        do {
            Pending next = pending.remove();
            try {
                next.answer().send();
                next.sent().complete(null);
            } catch (IOException | RuntimeException e) {
                next.sent().completeExceptionally(e);
            }
        } while (count.decrementAndGet() > 0);
    }
}
