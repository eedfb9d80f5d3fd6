package io.eventfunctions.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;

import io.eventfunctions.spi.ReceivedMessage;

/** One call of a function: it runs in a CDI request context of its own, and it can be given up. */
public final class FunctionCall implements Runnable {

    private final EventFunction function;
    private final String channel;
    private final ReceivedMessage.Event message;
    private final int attempt;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Throwable givenUp;
    private Thread thread;
    private CompletableFuture<?> promise;

    FunctionCall(EventFunction function, String channel, ReceivedMessage.Event message, int attempt) {
        this.function = function;
        this.channel = channel;
        this.message = message;
        this.attempt = attempt;
    }

    /**
     * Completes when the function is done and the events that it sent are confirmed; fails with an
     * {@link io.eventfunctions.UndecodableEventException} if the data doesn't fit, or with what the function or the sending
     * failed with.
     */
    public CompletionStage<Void> done() {
        return done;
    }

    /**
     * Gives the call up: its thread is interrupted, its {@code Uni} cancelled, and what it may still return is not sent.
     *
     * @param reason what {@link #done()} fails with, if the call hasn't ended yet
     */
    public void abandon(Throwable reason) {
        CompletableFuture<?> promised;
        synchronized (this) {
            givenUp = reason;
            if (thread != null) {
                thread.interrupt();
            }
            promised = promise;
        }
        done.completeExceptionally(reason);
        if (promised != null) {
            promised.cancel(true);
        }
    }

    @Override
    public void run() {
        ManagedContext requestContext = Arc.container().requestContext();
        requestContext.activate();
        InjectableContext.ContextState state = requestContext.getState();
        try {
            Object result = invoke();
            if (result == null) {
                end(requestContext, state, null);
            } else {
                function.send(result, message.event(), this)
                        .whenComplete((sent, failure) -> end(requestContext, state, failure));
            }
        } catch (Throwable e) {
            end(requestContext, state, e);
        } finally {
            requestContext.deactivate();
        }
    }

    private Object invoke() throws Exception {
        begin();
        try {
            return function.invoke(channel, message, attempt);
        } finally {
            left();
        }
    }

    private synchronized void begin() {
        if (givenUp != null) {
            throw new IllegalStateException("The call was given up before it began");
        }
        thread = Thread.currentThread();
    }

    /** The thread goes back to its pool; an interrupt that was meant for this call must not hit the next. */
    private synchronized void left() {
        thread = null;
        if (givenUp != null) {
            Thread.interrupted();
            throw new IllegalStateException("The call was given up");
        }
    }

    /** Remembers a promise that the function returned, so that it can be cancelled. */
    void awaits(CompletableFuture<?> promised) {
        synchronized (this) {
            promise = promised;
        }
        if (reason() != null) {
            promised.cancel(true);
        }
    }

    private synchronized Throwable reason() {
        return givenUp;
    }

    private void end(ManagedContext requestContext, InjectableContext.ContextState state, Throwable failure) {
        requestContext.destroy(state);
        Throwable reason = reason();
        if (reason != null) {
            // The interrupt or cancellation that ended the call is only the consequence.
            done.completeExceptionally(reason);
        } else if (failure != null) {
            done.completeExceptionally(failure);
        } else {
            done.complete(null);
        }
    }
}
