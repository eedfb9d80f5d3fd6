package io.eventfunctions.delivery;

import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

/** The last claim of an event in memory, and what has become of it. Times are those of a clock, in milliseconds. */
final class RememberedClaim {

    /** What has become of a claim. */
    enum State {
        /** Its holder is at work, or was until the claim lapsed. */
        HELD,
        /** The event has been handled. */
        COMPLETED,
        /** The holder has given it back. */
        RELEASED,
        /** Another claim takes its place. */
        REPLACED
    }

    private final Claim claim;
    private final long window;
    private State state;
    private long until;
    private boolean attempted;

    /**
     * A claim.
     *
     * @param until when it lapses, or when its completion is forgotten
     * @param window for how long it is known afterwards whether the event was attempted
     */
    RememberedClaim(Claim claim, State state, long until, long window) {
        this.claim = claim;
        this.state = state;
        this.until = until;
        this.window = window;
    }

    Key key() {
        return claim.key();
    }

    /** Makes room for the next claim; returns {@code null} if there is, and otherwise why there is not. */
    synchronized Refusal giveWay(long now) {
        if (state == State.REPLACED || state == State.HELD && now < until) {
            return Refusal.HELD;
        }
        if (state == State.COMPLETED && now < until) {
            return Refusal.COMPLETED;
        }
        attempted |= state == State.HELD;
        state = State.REPLACED;
        return null;
    }

    /** Whether its holder may have called the function, as far as that is remembered. */
    synchronized boolean attempted(long now) {
        return attempted && now < until + window;
    }

    /** Renews or completes a claim that is held; false if it is another one, or is not held any more. */
    synchronized boolean become(Claim held, State next, long end) {
        if (!isHeldAs(held)) {
            return false;
        }
        state = next;
        until = end;
        return true;
    }

    /** Gives a claim back that is held; false as for {@link #become}. */
    synchronized boolean release(Claim held, boolean wasAttempted, long now) {
        if (!isHeldAs(held)) {
            return false;
        }
        state = State.RELEASED;
        until = now;
        attempted = wasAttempted;
        return true;
    }

    private boolean isHeldAs(Claim held) {
        return state == State.HELD && claim.token() == held.token();
    }
}
