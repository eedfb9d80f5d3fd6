package io.eventfunctions.local.mapping.kafka;

import java.time.Duration;

import io.eventfunctions.local.mapping.AwsLimit;

/**
 * What becomes of a batch of Kafka records that a function failed on.
 *
 * @param maximumRetries {@code MaximumRetryAttempts}, after the first attempt: 0 to 10,000, or {@link #UNLIMITED}
 * @param maximumRecordAge {@code MaximumRecordAgeInSeconds}: whole seconds from 60 to 604,800, older records aren't sent; null for
 *     any age
 * @param bisect {@code BisectBatchOnFunctionError}: whether the halves of a failed batch are tried on their own
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html">AWS's description</a>
 */
public record RetryPolicy(int maximumRetries, Duration maximumRecordAge, boolean bisect) {

    /** Tried again until it succeeds. */
    public static final int UNLIMITED = -1;

    /** What AWS does if nothing is configured. */
    public static final RetryPolicy FOREVER = new RetryPolicy(UNLIMITED, null, false);

    private static final int WITH_DESTINATION = 10;

    /** Checks the values. */
    public RetryPolicy {
        AwsLimit.require(
                maximumRetries >= UNLIMITED && maximumRetries <= 10_000,
                "The maximum of retry attempts is %s; AWS allows 0 to 10000, or -1 for no maximum",
                maximumRetries);
        AwsLimit.require(
                maximumRecordAge == null
                        || maximumRecordAge.toNanosPart() == 0
                                && maximumRecordAge.toSeconds() >= 60
                                && maximumRecordAge.toSeconds() <= 604_800,
                "The maximum record age is %s; AWS allows whole seconds from 60 to 604800, or none",
                maximumRecordAge);
    }

    /** Retries at most so often, at any age, without halving. */
    public static RetryPolicy atMost(int retries) {
        return new RetryPolicy(retries, null, false);
    }

    /** The same with halving. */
    public RetryPolicy withBisect() {
        return new RetryPolicy(maximumRetries, maximumRecordAge, true);
    }

    /** Whether so many retries were enough; a destination ends endless ones after 10. */
    boolean exhausted(int retries, boolean hasDestination) {
        int maximum = maximumRetries == UNLIMITED && hasDestination ? WITH_DESTINATION : maximumRetries;
        return maximum != UNLIMITED && retries >= maximum;
    }

    /** Whether a record of that time isn't sent any more. */
    boolean tooOld(long timestampMillis, long nowMillis) {
        return maximumRecordAge != null && nowMillis - timestampMillis > maximumRecordAge.toMillis();
    }
}
