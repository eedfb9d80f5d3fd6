package io.eventfunctions.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.delivery.Result;
import io.eventfunctions.i18n.CoreMessages;

/** Acknowledges the messages of one channel or gives them back, and knows how many have neither behind them. */
final class Settlements {

    private final String channel;
    private final AtWork atWork;
    private final AtomicInteger unsettled = new AtomicInteger();

    /** Settlements of the channel, which are work while they last. */
    Settlements(String channel, AtWork atWork) {
        this.channel = channel;
        this.atWork = atWork;
    }

    /** Notes a message that is to be settled. */
    void expect() {
        unsettled.incrementAndGet();
    }

    /**
     * Acknowledges a message, or gives it back if there is a rejection.
     *
     * @param whenDone hears {@code null}, or what the connector fails with when it is given a message back
     */
    void settle(Message<?> message, Result rejection, Consumer<Throwable> whenDone) {
        atWork.begin();
        answer(message, rejection).whenComplete((ignored, failure) -> {
            unsettled.decrementAndGet();
            if (failure != null && rejection == null) {
                CoreMessages.CHANNEL.notAcknowledged(channel, failure);
            }
            whenDone.accept(rejection == null ? null : failure);
            atWork.end();
        });
    }

    private static CompletionStage<Void> answer(Message<?> message, Result rejection) {
        try {
            return rejection == null ? message.ack() : message.nack(rejection.failure());
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Logs how many messages are redelivered, because the channel has stopped before they were handled. */
    void logUnsettled() {
        if (unsettled.get() > 0) {
            CoreMessages.CHANNEL.messagesReturned(channel, unsettled.get());
        }
    }
}
