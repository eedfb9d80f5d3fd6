package io.eventfunctions;

import java.util.Locale;

/** Why an event became a dead letter. */
public enum DeadLetterReason {
    /** Every attempt of the policy failed. */
    RETRIES_EXHAUSTED,
    /** The event was older than its time to live before the first attempt. */
    EXPIRED,
    /** The message is not a CloudEvent, or its data does not fit the function's payload class. */
    UNDECODABLE,
    /** The function failed with an exception that the policy excludes from retries. */
    NOT_RETRYABLE;

    /** The value of the {@code deadletterreason} attribute: the name in lower case with hyphens. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
