package io.eventfunctions;

/** The names of the extension attributes that the platform reads and writes. */
public final class Extensions {

    /** Partitioning extension: events with one key are handled in order. */
    public static final String PARTITION_KEY = "partitionkey";

    /** Correlation extension: the id of the event that began the whole exchange. */
    public static final String CORRELATION_ID = "correlationid";

    /** Correlation extension: the id of the event that a function was handling when it sent this one. */
    public static final String CAUSATION_ID = "causationid";

    /** Distributed tracing extension: the W3C trace context. */
    public static final String TRACE_PARENT = "traceparent";

    /** Distributed tracing extension: vendor data beside {@link #TRACE_PARENT}. */
    public static final String TRACE_STATE = "tracestate";

    /** Dead letters: why, one of the names in {@link DeadLetterReason}. */
    public static final String DEAD_LETTER_REASON = "deadletterreason";

    /** Dead letters: the function that could not handle the event; absent if no function was reached. */
    public static final String DEAD_LETTER_FUNCTION = "deadletterfunction";

    /** Dead letters: the channel that the event came from. */
    public static final String DEAD_LETTER_CHANNEL = "deadletterchannel";

    /** Dead letters: the name of the application whose function could not handle the event; a redrive is for that application only. */
    public static final String DEAD_LETTER_APPLICATION = "deadletterapp";

    /** Dead letters: the class of the exception. */
    public static final String DEAD_LETTER_ERROR = "deadlettererror";

    /** Dead letters: the message of the exception. */
    public static final String DEAD_LETTER_MESSAGE = "deadlettermessage";

    /** Dead letters: the number of attempts made. */
    public static final String DEAD_LETTER_ATTEMPTS = "deadletterattempts";

    /** Dead letters: when the event was given up. */
    public static final String DEAD_LETTER_TIME = "deadlettertime";

    /**
     * Dead letters: the size of the event's data in bytes, in a dead letter whose channel did not take the event with its data. The data is
     * not in the letter.
     */
    public static final String DEAD_LETTER_DATA_SIZE = "deadletterdatasize";

    /** Dead letters: how often the event was sent back to the function. */
    public static final String DEAD_LETTER_REDRIVES = "deadletterredrives";

    /** Deferred retries: the function that the event is for. Functions do not see it. */
    public static final String RETRY_FUNCTION = "retryfunction";

    /** Deferred retries: the number of attempts that the function has made. Functions do not see it. */
    public static final String RETRY_ATTEMPTS = "retryattempts";

    /** Expiry time extension: when the event is of no use any more. */
    public static final String EXPIRY_TIME = "expirytime";

    private Extensions() {}
}
