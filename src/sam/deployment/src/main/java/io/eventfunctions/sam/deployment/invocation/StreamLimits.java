package io.eventfunctions.sam.deployment.invocation;

import java.time.Duration;
import java.util.Set;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.function.BatchLimits;
import io.eventfunctions.sam.deployment.problem.RangeCheck;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** What Lambda allows of event sources that aren't queues. */
public final class StreamLimits {

    private static final Duration SHORTEST_AGE = Duration.ofMinutes(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(7);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(365);
    private static final int MOST_RETRIES = 10_000;

    private final TemplateProblems problems;
    private final RangeCheck range;
    private final BatchLimits batches;

    /** Limits whose violations are added to some problems. */
    public StreamLimits(TemplateProblems problems) {
        this.problems = problems;
        this.range = new RangeCheck(problems);
        this.batches = new BatchLimits(problems);
    }

    /** Checks the settings of a channel. */
    public void check(Channel channel) {
        String key = ChannelSpec.key(channel.name());
        ChannelSpec spec = channel.settings();
        batches.check(key, spec, BatchLimits.LARGEST_BATCH, "Lambda");
        spec.maximumRecordAge()
                .ifPresent(age -> range.duration(key + "maximum-record-age", age, SHORTEST_AGE, LONGEST_AGE, "Lambda"));
        range.number(key + "maximum-retry-attempts", spec.maximumRetryAttempts(), 0, MOST_RETRIES, "Lambda");
        range.number(key + "maximum-offset-lag", spec.maximumOffsetLag(), 0, Integer.MAX_VALUE, "CloudWatch");
        spec.maximumIteratorAge()
                .ifPresent(age ->
                        range.duration(key + "maximum-iterator-age", age, Duration.ZERO, LONGEST_RETENTION, "Kinesis"));
        if (!Set.of("trim-horizon", "latest").contains(spec.startingPosition())) {
            problems.add(MESSAGES.invalidValue(
                    spec.startingPosition(), key + "starting-position", "trim-horizon or latest"));
        }
    }
}
