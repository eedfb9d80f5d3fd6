package io.eventfunctions.sam.deployment.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.eventfunctions.sam.deployment.config.SamConfig.FilterPolicy;

/**
 * The settings of one function of Lambda, its own and those of all.
 *
 * @param timeout the greatest length of an invocation
 * @param memory in MB
 * @param reservedConcurrency environments at the same time
 * @param batchSize the greatest number of records in an invocation
 * @param batchWindow how long a batch is waited for
 * @param maximumConcurrency invocations of a queue at the same time
 * @param startingPosition where a new mapping begins, as the configuration has it
 * @param maximumRecordAge the greatest age of a record of a topic or stream
 * @param maximumRetryAttempts how often a rejected batch of a topic or stream is redelivered
 * @param maximumIteratorAge how late a record of a stream may be without an alarm
 * @param maximumOffsetLag how many records of a topic may wait without an alarm
 * @param filterCriteria whether the mapping filters
 * @param filterPolicy how a subscription filters
 * @param eventPattern which events of a bus
 * @param sendsTo further channels that it sends to
 */
public record ChannelSpec(
        Duration timeout,
        int memory,
        OptionalInt reservedConcurrency,
        OptionalInt batchSize,
        Optional<Duration> batchWindow,
        OptionalInt maximumConcurrency,
        String startingPosition,
        Optional<Duration> maximumRecordAge,
        int maximumRetryAttempts,
        Optional<Duration> maximumIteratorAge,
        int maximumOffsetLag,
        boolean filterCriteria,
        Optional<FilterPolicy> filterPolicy,
        Optional<String> eventPattern,
        List<String> sendsTo) {

    private static final int NATIVE_MEMORY = 256;
    private static final int JVM_MEMORY = 1024;
    private static final int RETRIES_OF_BATCHES = 5;
    private static final int USUAL_LAG = 10_000;

    /** What the keys of a channel's settings begin with. */
    public static String key(String channel) {
        return "quarkus.event-functions.sam.channels.\"%s\".".formatted(channel);
    }

    /** The settings of a channel; of one without any where there is no such key. */
    public static ChannelSpec of(SamConfig config, String channel) {
        Optional<SamConfig.Channel> own = Optional.ofNullable(config.channels().get(channel));
        return new ChannelSpec(
                own.flatMap(SamConfig.Channel::timeout).orElse(config.timeout()),
                number(own.map(SamConfig.Channel::memory)).orElse(memory(config)),
                or(number(own.map(SamConfig.Channel::reservedConcurrency)), config.reservedConcurrency()),
                number(own.map(SamConfig.Channel::batchSize)),
                own.flatMap(SamConfig.Channel::batchWindow),
                number(own.map(SamConfig.Channel::maximumConcurrency)),
                own.flatMap(SamConfig.Channel::startingPosition).orElse("trim-horizon"),
                own.flatMap(SamConfig.Channel::maximumRecordAge),
                number(own.map(SamConfig.Channel::maximumRetryAttempts)).orElse(RETRIES_OF_BATCHES),
                own.flatMap(SamConfig.Channel::maximumIteratorAge),
                number(own.map(SamConfig.Channel::maximumOffsetLag)).orElse(USUAL_LAG),
                own.map(SamConfig.Channel::filterCriteria).orElse(false),
                own.flatMap(SamConfig.Channel::filterPolicy),
                own.flatMap(SamConfig.Channel::eventPattern),
                own.flatMap(SamConfig.Channel::sendsTo).orElse(List.of()));
    }

    /** The memory of functions whose channel has no value of its own, in MB. */
    public static int memory(SamConfig config) {
        return config.memory().orElse(config.packaging().isOnJvm() ? JVM_MEMORY : NATIVE_MEMORY);
    }

    private static OptionalInt number(Optional<OptionalInt> value) {
        return value.orElse(OptionalInt.empty());
    }

    private static OptionalInt or(OptionalInt own, OptionalInt ofAll) {
        return own.isPresent() ? own : ofAll;
    }
}
