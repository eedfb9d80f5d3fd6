package io.eventfunctions.sam.deployment.queue;

import java.time.Duration;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.function.BatchLimits;
import io.eventfunctions.sam.deployment.problem.RangeCheck;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.topic.TopicNames;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * What SQS allows, and Lambda on its queues.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html">Quotas of SQS</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html">Event source parameters of SQS</a>
 */
final class QueueLimits {

    static final Duration LONGEST_RETENTION = Duration.ofDays(14);
    static final int LEAST_CONCURRENCY = 2;
    static final int GREATEST_CONCURRENCY = 1000;

    private static final Duration SHORTEST_RETENTION = Duration.ofMinutes(1);
    private static final int LONGEST_NAME = 80;

    private static final int LARGEST_BATCH_WITHOUT_WINDOW = 10;

    private final DeployedApplication application;
    private final TemplateProblems problems;
    private final RangeCheck range;
    private final BatchLimits batches;
    private final ResourceNames names;

    QueueLimits(DeployedApplication application, TemplateProblems problems) {
        this.application = application;
        this.problems = problems;
        this.range = new RangeCheck(problems);
        this.batches = new BatchLimits(problems);
        this.names = new ResourceNames(problems);
    }

    void check(Channel channel, ChannelSource.QueueSource source) {
        Destination.Queue queue = source.queue();
        channel.policy()
                .ttl()
                .ifPresent(ttl -> range.duration(
                        ChannelSettings.incoming(channel.name(), "delivery.ttl"),
                        ttl,
                        SHORTEST_RETENTION,
                        LONGEST_RETENTION,
                        "retention in SQS"));
        String key = ChannelSpec.key(channel.name());
        concurrency(key, channel.settings());
        batches(key, channel.settings(), queue);
        filter(key, channel, source);
        source.subscribedTo().ifPresent(topic -> kinds(channel, queue, topic));
        names(channel, source);
    }

    void check(String channel, Destination.Queue queue) {
        names.check("queue", queue.name(), ChannelSettings.outgoing(channel, "queue"), LONGEST_NAME);
    }

    private void names(Channel channel, ChannelSource.QueueSource source) {
        Destination.Queue queue = source.queue();
        String key = ChannelSettings.incoming(channel.name(), "queue");
        names.check("queue", queue.name(), key, LONGEST_NAME);
        // What Lambda gives up has a queue of its own, with a longer name.
        names.checkLength("queue", QueueNames.failed(queue.name()), key, LONGEST_NAME);
        source.subscribedTo().ifPresent(topic -> {
            TopicNames.check(topic.name(), ChannelSettings.incoming(channel.name(), "topic"), problems);
            // So has what SNS can't deliver, where the topic is FIFO and the queue isn't.
            if (ResourceNames.isFifo(topic.name()) && !ResourceNames.isFifo(queue.name())) {
                names.checkLength("queue", QueueNames.undelivered(queue.name()), key, LONGEST_NAME);
            }
        });
    }

    private void concurrency(String key, ChannelSpec spec) {
        int reserve = spec.reservedConcurrency().orElse(GREATEST_CONCURRENCY);
        if (reserve == 1) {
            problems.add(MESSAGES.tooFewForQueue(key));
        }
        spec.maximumConcurrency()
                .ifPresent(number -> range.number(
                        key + "maximum-concurrency",
                        number,
                        LEAST_CONCURRENCY,
                        Math.max(Math.min(reserve, GREATEST_CONCURRENCY), LEAST_CONCURRENCY),
                        spec.reservedConcurrency().isPresent() ? "Lambda with this reserved concurrency" : "Lambda"));
    }

    private void batches(String key, ChannelSpec spec, Destination.Queue queue) {
        boolean fifo = ResourceNames.isFifo(queue.name());
        batches.check(
                key,
                spec,
                fifo ? LARGEST_BATCH_WITHOUT_WINDOW : BatchLimits.LARGEST_BATCH,
                fifo ? "Lambda for FIFO queues" : "Lambda");
        boolean waits = spec.batchWindow().filter(window -> !window.isZero()).isPresent();
        if (fifo && waits) {
            problems.add(MESSAGES.batchWindowOnFifoQueue(key, queue.name()));
        }
        int size = spec.batchSize().orElse(LARGEST_BATCH_WITHOUT_WINDOW);
        if (!fifo && size > LARGEST_BATCH_WITHOUT_WINDOW && !waits) {
            problems.add(MESSAGES.batchNeedsWindow(key, size, LARGEST_BATCH_WITHOUT_WINDOW));
        }
    }

    private void filter(String key, Channel channel, ChannelSource.QueueSource source) {
        if (channel.settings().filterCriteria() && application.sendsBinary(source)) {
            problems.add(MESSAGES.filterDeletesBinaryEvents(key, source.queue().name()));
        }
    }

    private void kinds(Channel channel, Destination.Queue queue, Destination.PubSubTopic topic) {
        if (ResourceNames.isFifo(queue.name()) && !ResourceNames.isFifo(topic.name())) {
            problems.add(MESSAGES.standardTopicBeforeFifoQueue(channel.name(), topic.name(), queue.name()));
        }
    }
}
