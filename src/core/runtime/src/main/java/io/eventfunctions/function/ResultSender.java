package io.eventfunctions.function;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.eventfunctions.delivery.EventSender;

/** Sends whatever one call of a function returned: nothing, one event, several, or a promise of any of these. */
final class ResultSender {

    /** Holds a promise that the function returned, so that it can be cancelled. */
    interface Promises {

        /** What the end of the call waits for from now on. */
        void awaits(CompletableFuture<?> promised);
    }

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);
    /** Events of one {@code Multi} that await the broker's confirmation at the same time. */
    private static final int IN_FLIGHT = 64;

    private final String function;
    private final String channel;
    private final CausedEvents events;
    private final EventSender sender;

    ResultSender(String function, String channel, CausedEvents events, EventSender sender) {
        this.function = function;
        this.channel = channel;
        this.events = events;
        this.sender = sender;
    }

    /** Completes when every event is confirmed; fails with the first failure. */
    CompletionStage<Void> send(Object result, CloudEvent cause, Promises promises) {
        if (result == null) {
            return DONE;
        }
        if (result instanceof Uni<?> uni) {
            CompletableFuture<?> promise = uni.subscribeAsCompletionStage();
            promises.awaits(promise);
            return promise.thenCompose(item -> send(item, cause, promises));
        }
        if (result instanceof Multi<?> multi) {
            CompletableFuture<Void> sent = sendMulti(multi, cause);
            promises.awaits(sent);
            return sent;
        }
        return result instanceof Iterable<?> several ? sendAll(several, cause) : sendOne(result, cause, 0);
    }

    private CompletableFuture<Void> sendMulti(Multi<?> results, CloudEvent cause) {
        AtomicInteger position = new AtomicInteger();
        return results.onItem()
                .transformToUni(
                        item -> Uni.createFrom().completionStage(sendOne(item, cause, position.getAndIncrement())))
                .merge(IN_FLIGHT)
                .onItem()
                .ignoreAsUni()
                .subscribeAsCompletionStage();
    }

    private CompletionStage<Void> sendAll(Iterable<?> results, CloudEvent cause) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (Object result : results) {
            sent.add(sendOne(result, cause, sent.size()).toCompletableFuture());
        }
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private CompletionStage<Void> sendOne(Object result, CloudEvent cause, int position) {
        return sender.send(channel, events.of(result, cause, function, position));
    }
}
