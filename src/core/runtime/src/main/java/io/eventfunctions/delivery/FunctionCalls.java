package io.eventfunctions.delivery;

import java.util.concurrent.atomic.AtomicInteger;

import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/** The calls of a function for one delivery, one for each attempt, and the time that each of them may take. */
final class FunctionCalls implements LimitedCall.LeftBehind {

    /** Hears how a call ends, once for each. */
    interface Caller {

        /** The attempt has its result: the failure, or {@code null}. */
        void ended(Throwable failure);

        /** The function could not be called. */
        void notStarted(Throwable failure);
    }

    private final DeliverySteps steps;
    private final Delivery delivery;
    private final ReceivedMessage.Event message;
    private final AtomicInteger givenUp = new AtomicInteger();
    private LimitedCall last;

    FunctionCalls(DeliverySteps steps, Delivery delivery, ReceivedMessage.Event message) {
        this.steps = steps;
        this.delivery = delivery;
        this.message = message;
    }

    /** Makes the call of an attempt; the caller hears of its end before this returns if it has succeeded by then. */
    void start(int attempt, Caller caller) {
        LimitedCall limited = steps.timeLimit().watch(delivery, message.lease(), this);
        last = limited;
        RunningAttempt running;
        try {
            running = steps.function()
                    .start(
                            delivery,
                            message,
                            attempt,
                            steps.listeners(),
                            limited == null ? CallObserver.NONE : limited);
        } catch (RuntimeException | Error e) {
            caller.notStarted(e);
            return;
        }
        if (Completed.successfully(running.done())) {
            ended(limited, null, caller);
            return;
        }
        if (limited != null) {
            limited.underWay(running);
        }
        running.done().whenComplete((ignored, failure) -> ended(limited, failure, caller));
    }

    private static void ended(LimitedCall limited, Throwable failure, Caller caller) {
        if (limited != null) {
            limited.ended();
        }
        caller.ended(failure);
    }

    /** Whether the last call goes on although the delivery is done with it; asked once for each call. */
    boolean leaveOneBehind() {
        LimitedCall call = last;
        last = null;
        return call != null && call.isLeftBehind();
    }

    @Override
    public void givenUp() {
        givenUp.incrementAndGet();
        steps.leftBehind().add(delivery);
    }

    @Override
    public void ended() {
        if (givenUp.decrementAndGet() == 0) {
            steps.leftBehind().remove(delivery);
        }
    }

    @Override
    public void overdue() {
        steps.listeners().callOverdue(delivery, steps.backlog());
    }

    @Override
    public void returned() {
        steps.bulkhead().callReturned();
        steps.listeners().callReturned(delivery, steps.backlog());
    }
}
