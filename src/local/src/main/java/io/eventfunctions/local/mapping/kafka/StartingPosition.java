package io.eventfunctions.local.mapping.kafka;

import java.time.Instant;

import io.eventfunctions.local.mapping.AwsLimit;

/**
 * Where a consumer group that has no committed offset begins to read a partition.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kafka-starting-positions.html">AWS's description</a>
 */
public sealed interface StartingPosition {

    /** With the oldest record, {@code TRIM_HORIZON}. */
    record TrimHorizon() implements StartingPosition {}

    /** After the newest record, {@code LATEST}. */
    record Latest() implements StartingPosition {}

    /**
     * With the first record that isn't older, {@code AT_TIMESTAMP}.
     *
     * @param time not in the future
     */
    record AtTimestamp(Instant time) implements StartingPosition {

        /** Checks that the time has come. */
        public AtTimestamp {
            AwsLimit.require(
                    !time.isAfter(Instant.now()),
                    "The starting position is the timestamp %s; AWS allows none in the future",
                    time);
        }
    }
}
