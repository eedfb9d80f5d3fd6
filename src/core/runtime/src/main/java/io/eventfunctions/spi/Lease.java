package io.eventfunctions.spi;

import java.time.Duration;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * The time for which the broker has given us a message. A connector whose broker takes messages back, or has delivered them before,
 * implements it and puts it on each event that its codec reads ({@link ReceivedMessage.Event#under}). It is asked by any thread,
 * often, and must answer at once.
 */
public interface Lease {

    /** A message that is ours until it is settled, and that was not delivered before. */
    Lease UNLIMITED = new Lease() {};

    /** A message that is ours until it is settled, and that may have been delivered before. */
    Lease REDELIVERED = new Lease() {
        @Override
        public boolean isRedelivered() {
            return true;
        }
    };

    /**
     * Whether an attempt may begin. If not, the delivery is rejected without one: the time is over, or a message that this one must
     * not overtake has been rejected. An attempt in progress goes on. The rejection is not a failure of the event: a connector does not
     * apply its failure strategy to a message that the broker takes back in any case, and completes the {@code nack}.
     */
    default boolean isHeld() {
        return true;
    }

    /**
     * Whether the broker has taken the message back, or has given it to another consumer: then nothing that becomes of the delivery
     * settles it. A message whose lease is over is rejected, whatever the outcome, and the connector only forgets it. It differs from
     * {@link #isHeld()} where an attempt must not begin although the message is still ours.
     */
    default boolean isOver() {
        return !isHeld();
    }

    /**
     * Whether no other consumer has the message, as far as is known; {@link io.eventfunctions.EventContext#leaseHeld()} asks it. It differs
     * from {@link #isOver()} where the message can still be settled although the broker may already have given it to somebody else.
     */
    default boolean isExclusive() {
        return !isOver();
    }

    /**
     * Begins an attempt, if {@link #isHeld() it may}. A connector that delays the end of a lease until attempts in progress have ended
     * counts them.
     *
     * @return false if the attempt must not begin; {@link #attemptEnded()} is not called then
     */
    default boolean beginAttempt() {
        return isHeld();
    }

    /**
     * An attempt that has begun has ended, or was given up. If it was the last one, its outcome is known: a dead letter is confirmed, and the
     * settlement of the message is under way.
     */
    default void attemptEnded() {}

    /**
     * The time that is left for attempts and the backoff between them, not negative; {@code null} without limit, and for a lease that
     * the connector renews. An attempt is cut
     * short when it is over, and a retry that would not fit is left to the broker.
     */
    default @Nullable Duration remaining() {
        return null;
    }

    /**
     * Takes over a retry that does not fit into the {@link #remaining()} time; {@code null} if the message is given back instead, so that all
     * of its functions get it again. With it, earlier receptions do not count as attempts.
     */
    default @Nullable DeferredRetries deferredRetries() {
        return null;
    }

    /**
     * The delivery will be rejected, and its next attempt should not begin before a delay. A connector that can redeliver a message after a
     * delay of its own overrides it; of several calls the longest delay counts.
     */
    default void retryNotBefore(Duration delay) {}

    /**
     * How often the message was delivered before, as far as the broker counts it. Each time counts as one attempt of the policy, but
     * one attempt is always left.
     */
    default int earlierReceptions() {
        return 0;
    }

    /**
     * Whether the message may have been delivered before, so that an attempt may have been made: then its event does not expire any more.
     * A connector whose broker marks redelivered messages without counting them overrides it; where the broker knows nothing of earlier
     * deliveries, each reception counts as the first one.
     */
    default boolean isRedelivered() {
        return earlierReceptions() > 0;
    }

    /**
     * Runs the calls of functions that may block; {@code null} for the application's worker threads. A connector whose own thread
     * would only wait until the message is settled offers that thread.
     */
    default @Nullable Executor workers() {
        return null;
    }
}
