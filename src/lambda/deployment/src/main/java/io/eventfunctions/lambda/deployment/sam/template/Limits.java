package io.eventfunctions.lambda.deployment.sam.template;

import java.time.Duration;
import java.util.Set;

import io.eventfunctions.lambda.deployment.sam.Mistakes;
import io.eventfunctions.lambda.deployment.sam.SamConfig;
import io.eventfunctions.lambda.deployment.sam.application.Application;
import io.eventfunctions.lambda.deployment.sam.application.Channel;
import io.eventfunctions.lambda.deployment.sam.application.ChannelSpec;
import io.eventfunctions.lambda.deployment.sam.application.Destination;
import io.eventfunctions.lambda.deployment.sam.application.Source;

/**
 * What Lambda, SQS and CloudWatch allow, so that a deployment doesn't find out halfway.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a>
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html">Quotas of SQS</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html">Event source parameters of SQS</a>
 */
final class Limits {

    private static final String SAM = "quarkus.event-functions.sam.";

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration LONGEST_TIMEOUT_ON_KAFKA = Duration.ofMinutes(14);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);
    private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(7);
    private static final int LARGEST_BATCH = 10_000;
    private static final int LARGEST_BATCH_WITHOUT_WINDOW = 10;
    private static final int MOST_RETRIES = 10_000;
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final SamConfig config;
    private final Bounds bounds;
    private final Mistakes mistakes;

    Limits(SamConfig config, Mistakes mistakes) {
        this.config = config;
        this.mistakes = mistakes;
        this.bounds = new Bounds(mistakes);
    }

    void check(Application application) {
        ChannelSpec usual = ChannelSpec.of(config, "");
        function(SAM, usual);
        if (!RETENTIONS.contains(config.logRetention())) {
            mistakes.add(
                    "EVF0973 %slog-retention=%d is not possible: CloudWatch Logs keeps them for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180 or 365 days, or some numbers of years",
                    SAM, config.logRetention());
        }
        Names names = new Names(mistakes);
        for (Channel channel : application.channels()) {
            String key = SAM + "channels.\"" + channel.name() + "\".";
            if (!channel.settings().equals(usual)) {
                function(key, channel.settings());
            }
            names.function(application.name() + "-" + channel.name(), channel.name());
            if (channel.source() instanceof Source.Queue queue) {
                queue(key, channel, queue);
                names.queue(queue.name(), "mp.messaging.incoming." + channel.name() + ".queue");
                queue.topic()
                        .ifPresent(topic ->
                                names.topic(topic.name(), "mp.messaging.incoming." + channel.name() + ".topic"));
            } else {
                stream(key, channel.settings());
            }
            if (channel.source() instanceof Source.Kafka) {
                bounds.duration(
                        key + "timeout",
                        channel.settings().timeout(),
                        Duration.ofSeconds(1),
                        LONGEST_TIMEOUT_ON_KAFKA,
                        "Lambda on Kafka");
            }
            for (String name : channel.settings().sendsTo()) {
                if (!application.ways().containsKey(name)) {
                    mistakes.add(
                            "EVF0971 %ssends-to=%s: there is no such channel to send to; there are %s",
                            key, name, application.ways().keySet());
                }
            }
        }
        application.ways().values().forEach(names::destination);
        if (application.http().isOpen()) {
            names.function(application.name() + "-http", "http");
        }
    }

    private void function(String key, ChannelSpec spec) {
        bounds.duration(key + "timeout", spec.timeout(), Duration.ofSeconds(1), LONGEST_TIMEOUT, "Lambda");
        bounds.number(key + "memory", spec.memory(), 128, 10_240, "Lambda");
        spec.reservedConcurrency()
                .ifPresent(number -> bounds.number(key + "reserved-concurrency", number, 0, 100_000, "Lambda"));
    }

    private void queue(String key, Channel channel, Source.Queue queue) {
        ChannelSpec spec = channel.settings();
        boolean fifo = Destination.isFifo(queue.name());
        channel.policy()
                .ttl()
                .ifPresent(ttl -> bounds.duration(
                        "mp.messaging.incoming." + channel.name() + ".delivery.ttl",
                        ttl,
                        SHORTEST_TTL,
                        QueueResources.LONGEST_RETENTION,
                        "the retention of SQS"));
        spec.maximumConcurrency()
                .ifPresent(number -> bounds.number(key + "maximum-concurrency", number, 2, 1000, "Lambda"));
        spec.batchSize()
                .ifPresent(size -> bounds.number(
                        key + "batch-size",
                        size,
                        1,
                        fifo ? LARGEST_BATCH_WITHOUT_WINDOW : LARGEST_BATCH,
                        fifo ? "Lambda on FIFO queues" : "Lambda"));
        spec.batchWindow()
                .ifPresent(window ->
                        bounds.duration(key + "batch-window", window, Duration.ZERO, LONGEST_WINDOW, "Lambda"));
        boolean waits = spec.batchWindow().filter(window -> !window.isZero()).isPresent();
        if (fifo && waits) {
            mistakes.add("EVF0973 %sbatch-window is not possible on the FIFO queue %s: remove it", key, queue.name());
        }
        int size = spec.batchSize().orElse(LARGEST_BATCH_WITHOUT_WINDOW);
        if (!fifo && size > LARGEST_BATCH_WITHOUT_WINDOW && !waits) {
            mistakes.add(
                    "EVF0973 %sbatch-size=%d wants a batch window, because a request to SQS brings %d messages at most: set %sbatch-window to 1s or more",
                    key, size, LARGEST_BATCH_WITHOUT_WINDOW, key);
        }
        if (fifo
                && queue.topic()
                        .filter(topic -> !Destination.isFifo(topic.name()))
                        .isPresent()) {
            mistakes.add(
                    "EVF0975 mp.messaging.incoming.%s.topic=%s is not possible: only FIFO topics deliver to the FIFO queue %s; let the topic's name end with .fifo, or give the channel a standard queue",
                    channel.name(), queue.topic().get().name(), queue.name());
        }
    }

    private void stream(String key, ChannelSpec spec) {
        spec.batchSize().ifPresent(size -> bounds.number(key + "batch-size", size, 1, LARGEST_BATCH, "Lambda"));
        spec.batchWindow()
                .ifPresent(window ->
                        bounds.duration(key + "batch-window", window, Duration.ZERO, LONGEST_WINDOW, "Lambda"));
        spec.maximumRecordAge()
                .ifPresent(
                        age -> bounds.duration(key + "maximum-record-age", age, SHORTEST_TTL, LONGEST_AGE, "Lambda"));
        bounds.number(key + "maximum-retry-attempts", spec.maximumRetryAttempts(), 0, MOST_RETRIES, "Lambda");
        if (!Set.of("trim-horizon", "latest").contains(spec.startingPosition())) {
            mistakes.add(
                    "EVF0973 %sstarting-position=%s is not possible; allowed: trim-horizon, latest",
                    key, spec.startingPosition());
        }
    }
}
