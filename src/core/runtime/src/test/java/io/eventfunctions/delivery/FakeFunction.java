package io.eventfunctions.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.eventfunctions.spi.AttemptHook;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/** A function without a method: each attempt stays under way until the test ends it, or ends at once as the test wants. */
public final class FakeFunction implements DeliveryTarget {

    /** One attempt. */
    public static final class Attempt implements RunningAttempt {

        private final Delivery delivery;
        private final int number;
        private final CompletableFuture<Void> done;
        private final CallObserver observer;
        private final boolean heedsInterrupts;
        private boolean begun;
        private boolean returned;
        private Throwable givenUp;

        Attempt(
                Delivery delivery,
                int number,
                CompletableFuture<Void> done,
                CallObserver observer,
                boolean heedsInterrupts) {
            this.delivery = delivery;
            this.number = number;
            this.done = done;
            this.observer = observer;
            this.heedsInterrupts = heedsInterrupts;
        }

        /** A thread calls the function, unless the attempt has been given up. */
        public void begin() {
            if (!begun && givenUp == null) {
                begun = true;
                observer.begun(this);
            }
        }

        /** The call returns, whatever it returns. */
        public void returns() {
            if (!returned) {
                returned = true;
                observer.returned();
            }
        }

        public void succeed() {
            returns();
            done.complete(null);
        }

        public void fail(Throwable failure) {
            returns();
            done.completeExceptionally(failure);
        }

        Delivery delivery() {
            return delivery;
        }

        int number() {
            return number;
        }

        /** Why it was given up, or {@code null}. */
        Throwable givenUp() {
            return givenUp;
        }

        @Override
        public CompletionStage<Void> done() {
            return done;
        }

        @Override
        public void abandon(Throwable reason) {
            givenUp = reason;
            if (heedsInterrupts) {
                returns();
            }
            done.completeExceptionally(reason);
        }
    }

    private final String name;
    private final List<Attempt> attempts = new ArrayList<>();
    private Supplier<CompletableFuture<Void>> behaviour = CompletableFuture::new;
    private boolean heedsInterrupts = true;
    private boolean hasThreads = true;

    public FakeFunction(String name) {
        this.name = name;
    }

    /** From now on each attempt succeeds at once. */
    public void succeeds() {
        behaviour = () -> CompletableFuture.completedFuture(null);
    }

    /** From now on each attempt fails at once. */
    public void fails(Throwable failure) {
        behaviour = () -> CompletableFuture.failedFuture(failure);
    }

    /** From now on a call that is given up goes on until the test lets it return. */
    void ignoresInterrupts() {
        heedsInterrupts = false;
    }

    /** From now on an attempt waits for a thread until the test lets it begin. */
    void waitsForThreads() {
        hasThreads = false;
    }

    /** From now on an attempt can't even be started. */
    void cannotStart(Throwable failure) {
        behaviour = () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }

    /** The attempts so far, the oldest first. */
    public List<Attempt> attempts() {
        return attempts;
    }

    /** The attempt that was started last. */
    public Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    /** The ids of the attempts' events, the oldest first. */
    public List<String> ids() {
        return attempts.stream()
                .map(attempt -> attempt.delivery().event().getId())
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RunningAttempt start(
            Delivery delivery, ReceivedMessage.Event message, int attempt, AttemptHook hook, CallObserver observer) {
        CompletableFuture<Void> done = behaviour.get();
        Attempt started = new Attempt(delivery, attempt, done, observer, heedsInterrupts);
        attempts.add(started);
        if (hasThreads) {
            started.begin();
        }
        if (done.isDone()) {
            started.returns();
        }
        return started;
    }
}
