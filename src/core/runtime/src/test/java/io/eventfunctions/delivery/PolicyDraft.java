package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.delivery.DeliveryPolicy.Ordering;

/** A policy of which a test changes what it is about; the rest are the defaults. */
public final class PolicyDraft {

    Duration ttl;
    OnExpiry onExpiry = OnExpiry.DISCARD;
    int retry = 3;
    Backoff.Growth growth = Backoff.Growth.EXPONENTIAL;
    Duration delay = Duration.ofMillis(200);
    Duration max = Duration.ofSeconds(30);
    double jitter = 0.2;
    Duration timeout;
    Set<String> noRetryOn = Set.of();
    String deadLetter;
    Ordering ordering = Ordering.KEY;
    int concurrency = 16;
    Integer prefetch;

    public PolicyDraft withoutRetries() {
        retry = 0;
        return this;
    }

    public DeliveryPolicy policy() {
        return new DeliveryPolicy(
                "things",
                Optional.ofNullable(ttl),
                onExpiry,
                retry,
                new Backoff(growth, delay, max, jitter),
                Optional.ofNullable(timeout),
                noRetryOn,
                Optional.ofNullable(deadLetter),
                ordering,
                concurrency,
                Optional.ofNullable(prefetch),
                Optional.empty(),
                Duration.ofHours(1));
    }
}
