package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.eventfunctions.spi.Delivery;

/**
 * The call of one attempt that must end in time. Its timeout begins when a thread is about to call the function, because a busy pool of
 * threads is not the function's failure; a lease goes on meanwhile.
 */
final class LimitedCall implements CallObserver, Runnable {

    /** Hears of a call that goes on after its delivery is done with it. */
    interface LeftBehind {

        /** The call is given up, and may go on. Called before its attempt fails. */
        void givenUp();

        /** A call that was given up has come to its end, or has never begun; called after {@link #givenUp()}, once. */
        void ended();

        /** The call keeps its slot. Called before the slot is given to it. */
        void overdue();

        /** The call has returned; called after {@link #overdue()}, once. */
        void returned();
    }

    private final Duration timeout;
    private final Duration leased;
    private final Delivery delivery;
    private final Timer timer;
    private final LeftBehind leftBehind;
    private Timer.Cancellation timeoutTimer;
    private Timer.Cancellation leaseTimer;
    private volatile RunningAttempt limited;
    private boolean begun;
    private boolean returned;
    private boolean givenUp;
    private boolean overdue;

    /**
     * A call that has not begun.
     *
     * @param timeout from its begin, or {@code null}
     * @param leased from now, or {@code null}
     */
    LimitedCall(Duration timeout, Duration leased, Delivery delivery, Timer timer, LeftBehind leftBehind) {
        this.timeout = timeout;
        this.leased = leased;
        this.delivery = delivery;
        this.timer = timer;
        this.leftBehind = leftBehind;
    }

    @Override
    public synchronized void begun(RunningAttempt attempt) {
        begun = true;
        if (timeout != null) {
            limited = attempt;
            timeoutTimer = timer.after(timeout, this);
        }
    }

    /** The timeout is over. */
    @Override
    public void run() {
        giveUp(limited, timeout);
    }

    /** The attempt was started, and it has not ended yet. */
    synchronized void underWay(RunningAttempt attempt) {
        if (leased != null) {
            leaseTimer = timer.after(leased, () -> giveUp(attempt, leased));
        }
    }

    private void giveUp(RunningAttempt attempt, Duration limit) {
        boolean first = mayGoOn();
        attempt.abandon(
                new TimeoutException("The attempt to deliver %s took longer than %s".formatted(delivery, limit)));
        if (first && !hasBegun()) {
            leftBehind.ended();
        }
    }

    private synchronized boolean mayGoOn() {
        if (returned || givenUp) {
            return false;
        }
        givenUp = true;
        leftBehind.givenUp();
        return true;
    }

    /** An attempt that was given up does not begin any more. */
    private synchronized boolean hasBegun() {
        return begun;
    }

    /** The attempt has its result. */
    synchronized void ended() {
        if (timeoutTimer != null) {
            timeoutTimer.cancel();
        }
        if (leaseTimer != null) {
            leaseTimer.cancel();
        }
    }

    /** Whether the call goes on although its delivery is done with it. */
    synchronized boolean isLeftBehind() {
        overdue = begun && !returned;
        if (overdue) {
            leftBehind.overdue();
        }
        return overdue;
    }

    @Override
    public void returned() {
        boolean late;
        boolean over;
        synchronized (this) {
            returned = true;
            late = overdue;
            over = givenUp && begun;
        }
        if (over) {
            leftBehind.ended();
        }
        if (late) {
            leftBehind.returned();
        }
    }
}
