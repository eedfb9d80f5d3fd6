package io.eventfunctions.aws;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.Lease;

/**
 * The receipt of a message: SQS hides the message from other consumers until the visibility timeout is over, which runs anew with each
 * confirmed extension, and for at most 12 hours. A lease that has lapsed does not revive, although the message may still be deleted with its
 * receipt as long as nobody else has received it. It is over when SQS has refused the receipt, or when the message was given back.
 */
final class ReceiptLease implements Lease {

    /** What SQS allows, less the time that its response may have been on its way. */
    private static final long LONGEST_SECONDS = Duration.ofHours(12).toSeconds() - 10;

    /** Until then a refused deletion is repeated; afterwards the message is left to its queue. */
    private static final long REPETITION_NANOS = Duration.ofSeconds(30).toNanos();

    private final String receiptHandle;
    private final String queueUrl;
    private final @Nullable Integer visibilitySeconds;
    private final boolean redelivered;
    private final LongSupplier nanoTime;
    private final long received;
    private volatile long hidden;
    private volatile boolean over;
    private long asked;
    private boolean failed;
    private boolean settling;
    private @Nullable Long refused;

    /**
     * The lease of a message that has just been received.
     *
     * @param visibilitySeconds the visibility timeout; {@code null} if the queue's own applies, which is not known and not extended
     * @param redelivered whether the message was received before
     * @param nanoTime the clock
     */
    ReceiptLease(
            String receiptHandle,
            String queueUrl,
            @Nullable Integer visibilitySeconds,
            boolean redelivered,
            LongSupplier nanoTime) {
        this.receiptHandle = receiptHandle;
        this.queueUrl = queueUrl;
        this.visibilitySeconds = visibilitySeconds;
        this.redelivered = redelivered;
        this.nanoTime = nanoTime;
        this.received = nanoTime.getAsLong();
        this.hidden = received;
        this.asked = received;
    }

    String receiptHandle() {
        return receiptHandle;
    }

    String queueUrl() {
        return queueUrl;
    }

    @Override
    public boolean isHeld() {
        return !over && !hasLapsed(nanoTime.getAsLong());
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public boolean isExclusive() {
        return isHeld();
    }

    @Override
    public boolean isRedelivered() {
        return redelivered;
    }

    private boolean hasLapsed(long now) {
        return isTooOld(now)
                || visibilitySeconds != null && now - hidden >= TimeUnit.SECONDS.toNanos(visibilitySeconds);
    }

    /** Whether SQS hides the message no longer, however often its visibility timeout is extended. */
    boolean isTooOld(long now) {
        return secondsSinceReception(now) >= LONGEST_SECONDS;
    }

    private long secondsSinceReception(long now) {
        return TimeUnit.NANOSECONDS.toSeconds(now - received);
    }

    /**
     * Begins an extension of the visibility timeout if it is due: when a third of it is over since the last one, or a twelfth since one that
     * has failed. Not to be called for a lease that {@linkplain #isTooOld is too old}.
     *
     * @return its new length in seconds; 0 if it is not due
     */
    synchronized int beginExtension(long now) {
        if (visibilitySeconds == null
                || now - asked < TimeUnit.SECONDS.toNanos(visibilitySeconds) / (failed ? 12 : 3)) {
            return 0;
        }
        asked = now;
        failed = false;
        return (int) Math.min(visibilitySeconds, LONGEST_SECONDS - secondsSinceReception(now));
    }

    /**
     * SQS has confirmed an extension.
     *
     * @param when a time before it was asked
     */
    void extended(long when) {
        if (!hasLapsed(nanoTime.getAsLong())) {
            hidden = when;
        }
    }

    /** An extension has failed, so that the next one is due soon. */
    synchronized void extensionFailed() {
        failed = true;
    }

    /** The message has been given back, or SQS has refused its receipt. */
    void end() {
        over = true;
    }

    /** The message is being deleted; until that is done it must not become visible. */
    synchronized void settling() {
        settling = true;
    }

    /** The deletion has failed and may be repeated soon. */
    synchronized void notSettled() {
        settling = false;
        refused = nanoTime.getAsLong();
    }

    synchronized boolean isSettling() {
        return settling;
    }

    /** Whether a deletion has failed and was not repeated, so that the message is left to its queue. */
    synchronized boolean isAbandoned(long now) {
        return !settling && refused != null && now - refused >= REPETITION_NANOS;
    }
}
