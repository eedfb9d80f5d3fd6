package io.eventfunctions.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.delivery.Result;

/** A message whose deliveries are under way; it is settled when each has its outcome. */
final class PendingMessage implements Function<Result, CompletionStage<Void>> {

    private final Message<?> message;
    private final AtomicInteger open;
    private final IncomingChannel channel;
    private final Intake intake;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private volatile Result rejection;

    PendingMessage(Message<?> message, int deliveries, IncomingChannel channel, Intake intake) {
        this.message = message;
        this.open = new AtomicInteger(deliveries);
        this.channel = channel;
        this.intake = intake;
    }

    @Override
    public CompletionStage<Void> apply(Result result) {
        if (result.rejected()) {
            rejection = result;
        }
        if (open.decrementAndGet() == 0) {
            // A connector that refuses wants the consumption to end: then nobody behind the message may ever go.
            channel.settle(message, rejection, intake, settled);
        }
        return settled;
    }
}
