package io.eventfunctions.channel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.eventfunctions.delivery.LeaseOverException;
import io.eventfunctions.delivery.Result;
import io.eventfunctions.delivery.Timer;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.HaltChannelException;

/**
 * Acknowledges the messages of one channel or gives them back, and knows how many have neither behind them. What fails is tried again a
 * few times; then the message is left to its broker, which redelivers it when its lease is over.
 */
final class Settlements {

    private static final List<Duration> WAITS =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final String channel;
    private final AtWork atWork;
    private final Timer timer;
    private final AtomicInteger unsettled = new AtomicInteger();
    private final Burst failures = new Burst();
    private final Burst late = new Burst();

    /** Settlements of the channel, which are work while they last. */
    Settlements(String channel, AtWork atWork, Timer timer) {
        this.channel = channel;
        this.atWork = atWork;
        this.timer = timer;
    }

    /** Notes a message that is to be settled. */
    void expect() {
        unsettled.incrementAndGet();
    }

    /**
     * Acknowledges a message, or gives it back if there is a rejection.
     *
     * @param whenDone hears {@code null}, or why the connector wants the channel to halt
     */
    void settle(PendingMessage message, Result rejection, Consumer<Throwable> whenDone) {
        atWork.begin();
        attempt(message, failureOf(message, rejection), 0, whenDone);
    }

    /** What to give the message back with, or {@code null} if it is to be acknowledged. */
    private Throwable failureOf(PendingMessage message, Result rejection) {
        if (rejection != null) {
            return rejection.failure();
        }
        if (message.lease().isOver()) {
            if (late.add()) {
                CoreMessages.CHANNEL.handledTooLate(channel);
            }
            return new LeaseOverException("Its lease ended while it was handled");
        }
        return null;
    }

    private void attempt(PendingMessage message, Throwable rejection, int failed, Consumer<Throwable> whenDone) {
        answer(message, rejection).whenComplete((ignored, failure) -> {
            if (failure == null) {
                succeeded(rejection);
                done(null, whenDone);
                return;
            }
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (rejection != null && wantsToHalt(cause, rejection)) {
                done(cause, whenDone);
            } else if (failed < WAITS.size() && !message.lease().isOver()) {
                timer.after(WAITS.get(failed), () -> attempt(message, rejection, failed + 1, whenDone));
            } else {
                if (failures.add()) {
                    CoreMessages.CHANNEL.notSettled(channel, cause);
                }
                done(null, whenDone);
            }
        });
    }

    /** Strategies of Reactive Messaging that stop a channel fail with what they are given. */
    private static boolean wantsToHalt(Throwable failure, Throwable rejection) {
        return failure instanceof HaltChannelException || failure == rejection;
    }

    private void succeeded(Throwable rejection) {
        int left = failures.end();
        if (left > 0) {
            CoreMessages.CHANNEL.settlesAgain(channel, left);
        }
        if (rejection == null) {
            late.end();
        }
    }

    private void done(Throwable halt, Consumer<Throwable> whenDone) {
        unsettled.decrementAndGet();
        whenDone.accept(halt);
        atWork.end();
    }

    private static CompletionStage<Void> answer(PendingMessage message, Throwable rejection) {
        try {
            return rejection == null
                    ? message.message().ack()
                    : message.message().nack(rejection);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Logs how many messages are redelivered, because the channel has stopped before they were handled; then it forgets them. */
    void logUnsettled() {
        int returned = unsettled.getAndSet(0);
        if (returned > 0) {
            CoreMessages.CHANNEL.messagesReturned(channel, returned);
        }
    }
}
