package io.eventfunctions.sam.deployment.function;

import java.time.Duration;

import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.problem.RangeCheck;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;

/** What Lambda allows of batches, whatever the event source. */
public final class BatchLimits {

    /** The greatest number of records in an invocation. */
    public static final int LARGEST_BATCH = 10_000;

    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);

    private final RangeCheck range;

    /** Limits whose violations are added to some problems. */
    public BatchLimits(TemplateProblems problems) {
        this.range = new RangeCheck(problems);
    }

    /**
     * Checks size and window.
     *
     * @param key what the keys of the channel's settings begin with
     * @param largest the greatest size
     * @param who who allows it, such as {@code Lambda for FIFO queues}
     */
    public void check(String key, ChannelSpec spec, int largest, String who) {
        spec.batchSize().ifPresent(size -> range.number(key + "batch-size", size, 1, largest, who));
        spec.batchWindow()
                .ifPresent(window ->
                        range.duration(key + "batch-window", window, Duration.ZERO, LONGEST_WINDOW, "Lambda"));
    }
}
