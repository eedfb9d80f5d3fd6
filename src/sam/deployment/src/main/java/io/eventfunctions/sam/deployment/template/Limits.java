package io.eventfunctions.sam.deployment.template;

import java.time.Duration;
import java.util.Set;

import io.eventfunctions.sam.deployment.Mistakes;
import io.eventfunctions.sam.deployment.SamConfig;
import io.eventfunctions.sam.deployment.application.Application;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.ChannelSpec;
import io.eventfunctions.sam.deployment.application.Source;

/**
 * What Lambda and CloudWatch allow, so that a deployment doesn't find out halfway.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a>
 */
final class Limits {

    private static final String SAM = "quarkus.event-functions.sam.";

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration LONGEST_TIMEOUT_ON_KAFKA = Duration.ofMinutes(14);
    static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);
    static final Duration SHORTEST_TTL = Duration.ofMinutes(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(7);
    static final int LARGEST_BATCH = 10_000;
    private static final int MOST_RETRIES = 10_000;
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final SamConfig config;
    private final Bounds bounds;
    private final QueueLimits queues;
    private final Mistakes mistakes;

    Limits(SamConfig config, Mistakes mistakes) {
        this.config = config;
        this.mistakes = mistakes;
        this.bounds = new Bounds(mistakes);
        this.queues = new QueueLimits(mistakes);
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
            String incoming = "mp.messaging.incoming." + channel.name() + ".";
            if (channel.source() instanceof Source.Queue queue) {
                queues.check(key, channel, queue, application);
                names.queue(queue.name(), incoming + "queue");
                queue.topic().ifPresent(topic -> {
                    names.topic(topic.name(), incoming + "topic");
                    names.subscribed(queue, topic.name(), incoming + "queue");
                });
            } else {
                stream(key, channel.settings());
            }
            if (channel.source() instanceof Source.S3 bucket) {
                names.bucket(bucket.bucket(), incoming + "bucket");
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
