package io.eventfunctions.sam.deployment.template;

import java.time.Duration;

import io.eventfunctions.sam.deployment.Mistakes;
import io.eventfunctions.sam.deployment.application.Application;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.ChannelSpec;
import io.eventfunctions.sam.deployment.application.Destination;
import io.eventfunctions.sam.deployment.application.Source;

/**
 * What SQS allows, and Lambda on its queues.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html">Quotas of SQS</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html">Event source parameters of SQS</a>
 */
final class QueueLimits {

    static final int LEAST_CONCURRENCY = 2;
    static final int GREATEST_CONCURRENCY = 1000;

    private static final int LARGEST_BATCH_WITHOUT_WINDOW = 10;

    private final Bounds bounds;
    private final Mistakes mistakes;

    QueueLimits(Mistakes mistakes) {
        this.mistakes = mistakes;
        this.bounds = new Bounds(mistakes);
    }

    void check(String key, Channel channel, Source.Queue queue, Application application) {
        channel.policy()
                .ttl()
                .ifPresent(ttl -> bounds.duration(
                        "mp.messaging.incoming." + channel.name() + ".delivery.ttl",
                        ttl,
                        Limits.SHORTEST_TTL,
                        QueueResources.LONGEST_RETENTION,
                        "the retention of SQS"));
        concurrency(key, channel.settings());
        batches(key, channel.settings(), queue);
        filter(key, application, channel, queue);
        topic(channel, queue);
    }

    private void concurrency(String key, ChannelSpec spec) {
        int reserve = spec.reservedConcurrency().orElse(GREATEST_CONCURRENCY);
        spec.maximumConcurrency()
                .ifPresent(number -> bounds.number(
                        key + "maximum-concurrency",
                        number,
                        LEAST_CONCURRENCY,
                        Math.max(Math.min(reserve, GREATEST_CONCURRENCY), LEAST_CONCURRENCY),
                        spec.reservedConcurrency().isPresent() ? "Lambda with that reserve" : "Lambda"));
    }

    private void batches(String key, ChannelSpec spec, Source.Queue queue) {
        boolean fifo = Destination.isFifo(queue.name());
        spec.batchSize()
                .ifPresent(size -> bounds.number(
                        key + "batch-size",
                        size,
                        1,
                        fifo ? LARGEST_BATCH_WITHOUT_WINDOW : Limits.LARGEST_BATCH,
                        fifo ? "Lambda on FIFO queues" : "Lambda"));
        spec.batchWindow()
                .ifPresent(window ->
                        bounds.duration(key + "batch-window", window, Duration.ZERO, Limits.LONGEST_WINDOW, "Lambda"));
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
    }

    private void filter(String key, Application application, Channel channel, Source.Queue queue) {
        if (channel.settings().filterCriteria() && application.sendsBinary(queue)) {
            mistakes.add(
                    "EVF0973 %sfilter-criteria=true is not possible: Lambda filters by the body alone, so the binary events that are sent to %s would be deleted; remove it, or send them with delivery.mode=structured",
                    key, queue.name());
        }
    }

    private void topic(Channel channel, Source.Queue queue) {
        queue.topic()
                .filter(topic -> Destination.isFifo(queue.name()) && !Destination.isFifo(topic.name()))
                .ifPresent(topic -> mistakes.add(
                        "EVF0975 mp.messaging.incoming.%s.topic=%s is not possible: only FIFO topics deliver to the FIFO queue %s; let the topic's name end with .fifo, or give the channel a standard queue",
                        channel.name(), topic.name(), queue.name()));
    }
}
