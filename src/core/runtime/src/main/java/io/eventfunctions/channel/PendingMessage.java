package io.eventfunctions.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.delivery.Result;

/** A message whose deliveries are under way; it is settled when each has its outcome. */
final class PendingMessage implements Function<Result, CompletionStage<Void>> {

    /** Settles a message. */
    @FunctionalInterface
    interface Settler {

        /**
         * Acknowledges a message, or gives it back if there is a rejection.
         *
         * @param rejection {@code null} if there is none
         * @param intake the message's
         * @param effective completed when that has had its effect
         */
        void settle(Message<?> message, Result rejection, Intake intake, CompletableFuture<Void> effective);
    }

    private final Message<?> message;
    private final AtomicInteger open;
    private final Settler settler;
    private final Intake intake;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private volatile Result rejection;

    PendingMessage(Message<?> message, int deliveries, Settler settler, Intake intake) {
        this.message = message;
        this.open = new AtomicInteger(deliveries);
        this.settler = settler;
        this.intake = intake;
    }

    @Override
    public CompletionStage<Void> apply(Result result) {
        if (result.rejected()) {
            rejection = result;
        }
        if (open.decrementAndGet() == 0) {
            // A connector that refuses wants the consumption to end: then nobody behind the message may ever go.
            settler.settle(message, rejection, intake, settled);
        }
        return settled;
    }
}
