package io.eventfunctions.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;

import io.eventfunctions.delivery.CallObserver;
import io.eventfunctions.delivery.RunningAttempt;
import io.eventfunctions.spi.AttemptHook;
import io.eventfunctions.spi.AttemptScope;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/** One call of a function: it runs in a CDI request context of its own, and it can be given up. */
final class FunctionCall implements Runnable, RunningAttempt, ResultSender.Promises {

    private final FunctionMethod method;
    private final ResultSender results;
    private final Delivery delivery;
    private final ReceivedMessage.Event message;
    private final int attempt;
    private final AttemptHook hook;
    private final CallObserver observer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Throwable givenUp;
    private Thread thread;
    private CompletableFuture<?> promise;
    private AttemptScope scope;

    FunctionCall(
            FunctionMethod method,
            ResultSender results,
            Delivery delivery,
            ReceivedMessage.Event message,
            int attempt,
            AttemptHook hook,
            CallObserver observer) {
        this.method = method;
        this.results = results;
        this.delivery = delivery;
        this.message = message;
        this.attempt = attempt;
        this.hook = hook;
        this.observer = observer;
    }

    @Override
    public CompletionStage<Void> done() {
        return done;
    }

    @Override
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
            CompletionStage<Void> sent = callAndReturn();
            if (sent == null) {
                end(requestContext, state, null);
            } else {
                sent.whenComplete((ignored, failure) -> end(requestContext, state, failure));
            }
        } catch (Throwable e) {
            end(requestContext, state, e);
        } finally {
            requestContext.deactivate();
        }
    }

    /** The thread is free when the function has come back and what it returned has been handed over, given up or not. */
    private CompletionStage<Void> callAndReturn() throws Exception {
        try {
            return call();
        } finally {
            observer.returned();
        }
    }

    /**
     * Calls the method and sends what it returns; {@code null} if that is nothing. The scope is detached before the call ends,
     * because its end may begin other work on this thread.
     */
    private CompletionStage<Void> call() throws Exception {
        try {
            Object result = invoke();
            return result == null ? null : results.send(result, message.event(), this);
        } finally {
            if (scope != null) {
                scope.detach();
            }
        }
    }

    private Object invoke() throws Exception {
        begin();
        try {
            scope = hook.open(delivery, attempt);
            return method.invoke(delivery, message, attempt);
        } finally {
            left();
        }
    }

    private synchronized void begin() {
        if (givenUp != null) {
            throw new IllegalStateException("The call was given up before it began");
        }
        thread = Thread.currentThread();
        observer.begun(this);
    }

    /** The thread goes back to its pool; an interrupt that was meant for this call must not hit the next. */
    private synchronized void left() {
        thread = null;
        if (givenUp != null) {
            Thread.interrupted();
            throw new IllegalStateException("The call was given up");
        }
    }

    @Override
    public void awaits(CompletableFuture<?> promised) {
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
        closeScope();
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

    private void closeScope() {
        AttemptScope opened = scope;
        if (opened != null) {
            scope = null;
            opened.close();
        }
    }
}
