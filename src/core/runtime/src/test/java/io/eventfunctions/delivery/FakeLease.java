package io.eventfunctions.delivery;

import java.time.Duration;

import io.eventfunctions.spi.DeferredRetries;
import io.eventfunctions.spi.Lease;

/** A lease that ends at a time, or when the test takes it away. */
final class FakeLease implements Lease {

    private final FakeTime time;
    private final long end;
    private final int earlierReceptions;
    private boolean lost;
    private DeferredRetries deferred;
    private Duration notBefore;
    private int attempts;

    FakeLease(FakeTime time, Duration length, int earlierReceptions) {
        this.time = time;
        this.end = length == null ? Long.MAX_VALUE : time.nanoTime() + length.toNanos();
        this.earlierReceptions = earlierReceptions;
    }

    void lose() {
        lost = true;
    }

    /** How many attempts have begun and not ended. */
    int attempts() {
        return attempts;
    }

    @Override
    public boolean beginAttempt() {
        boolean held = isHeld();
        attempts += held ? 1 : 0;
        return held;
    }

    @Override
    public void attemptEnded() {
        attempts--;
    }

    FakeLease with(DeferredRetries retries) {
        deferred = retries;
        return this;
    }

    Duration notBefore() {
        return notBefore;
    }

    @Override
    public DeferredRetries deferredRetries() {
        return deferred;
    }

    @Override
    public void retryNotBefore(Duration delay) {
        notBefore = delay;
    }

    @Override
    public boolean isHeld() {
        return !lost && time.nanoTime() < end;
    }

    @Override
    public Duration remaining() {
        return end == Long.MAX_VALUE ? null : Duration.ofNanos(Math.max(0, end - time.nanoTime()));
    }

    @Override
    public int earlierReceptions() {
        return earlierReceptions;
    }
}
