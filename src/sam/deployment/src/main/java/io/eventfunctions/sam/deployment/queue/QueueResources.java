package io.eventfunctions.sam.deployment.queue;

import java.time.Duration;
import java.util.Optional;

import io.eventfunctions.delivery.DeliveryPolicy.Ordering;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.iam.Encryption;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.MergeHint;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * Queues, their retention and what becomes of messages that were received too often.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html">AWS::SQS::Queue</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Configuring the queue for Lambda</a>
 */
final class QueueResources {

    /** AWS's advice: so that a throttled function doesn't lose messages to the dead letters. */
    private static final int LEAST_RECEPTIONS = 5;

    private static final int VISIBILITY_FACTOR = 6;
    private static final int MOST_SOURCES = 10;

    private final Template template;
    private final Encryption encryption;
    private final QueuePolicies policies;

    QueueResources(Template template) {
        this.template = template;
        this.encryption = new Encryption(template);
        this.policies = new QueuePolicies(template);
    }

    void write(PlannedQueue queue) {
        YamlMapping properties = YamlMapping.empty().put("QueueName", Template.named(queue.name()));
        if (queue.isFifo()) {
            properties.put("FifoQueue", true);
            throughput(queue, properties);
        }
        encryption.ofQueue(properties);
        Channel consumer = queue.consumer();
        if (consumer != null) {
            consumed(queue, consumer, properties);
        } else {
            properties.put(
                    "MessageRetentionPeriod",
                    QueueLimits.LONGEST_RETENTION.toSeconds(),
                    queue.isDeadLetterQueue()
                            ? "14 days, counted from when a message was sent for the first time"
                            : "14 days for whoever reads it");
        }
        if (!queue.redrivenFrom().isEmpty() && queue.redrivenFrom().size() <= MOST_SOURCES) {
            properties.put("RedriveAllowPolicy", redriveAllowed(queue));
        }
        String id = QueueNames.id(queue.name());
        YamlMapping resource = queue.takesDeadLetters()
                ? template.retainedResource(id, "AWS::SQS::Queue", properties)
                : template.resource(id, "AWS::SQS::Queue", properties);
        if (consumer == null) {
            MergeHint.addSentTo(resource);
        }
        policies.write(queue, id);
        if (queue.isDeadLetterQueue()
                || !queue.takesDeadLetters() && queue.topics().isEmpty()) {
            template.output(id + "Url", "The queue " + queue.name(), Intrinsics.ref(id));
        }
    }

    private void consumed(PlannedQueue queue, Channel channel, YamlMapping properties) {
        ChannelSpec spec = channel.settings();
        long window = spec.batchWindow().map(Duration::toSeconds).orElse(0L);
        long visibility = VISIBILITY_FACTOR * spec.timeout().toSeconds() + window;
        int receptions = receptions(channel);
        properties.put(
                "VisibilityTimeout",
                visibility,
                "%d times the function's timeout of %s%s"
                        .formatted(
                                VISIBILITY_FACTOR, seconds(spec.timeout()), window > 0 ? " and the batch window" : ""));
        Optional<Duration> ttl = channel.discardedAfter();
        if (ttl.isPresent()) {
            Duration all = ttl.get().plusSeconds((receptions + 1) * visibility);
            properties.put(
                    "MessageRetentionPeriod",
                    Math.min(all.toSeconds(), QueueLimits.LONGEST_RETENTION.toSeconds()),
                    "ttl %s until the first attempt, and time for %d receptions and the move to the dead letters"
                            .formatted(seconds(ttl.get()), receptions));
        } else {
            properties.put(
                    "MessageRetentionPeriod",
                    QueueLimits.LONGEST_RETENTION.toSeconds(),
                    channel.policy().ttl().isPresent()
                            ? "14 days: what expires becomes a dead letter, and SQS would delete it without one"
                            : "14 days: there is no ttl");
        }
        properties.put(
                "RedrivePolicy",
                YamlMapping.empty()
                        .put("deadLetterTargetArn", Intrinsics.getAtt(QueueNames.id(queue.redriveTo()), "Arn"))
                        .put(
                                "maxReceiveCount",
                                receptions,
                                "more than the %d attempts of delivery.retry=%d, which sends dead letters with their reason"
                                        .formatted(
                                                channel.policy().retry() + 1,
                                                channel.policy().retry())));
    }

    /** A queue whose consumer handles all events in order gains nothing. */
    private static void throughput(PlannedQueue queue, YamlMapping properties) {
        Channel consumer = queue.consumer();
        if (consumer == null || consumer.policy().ordering() != Ordering.CHANNEL) {
            properties
                    .put(
                            "DeduplicationScope",
                            "messageGroup",
                            "high throughput: the order is that of each partition key, which is the message group")
                    .put("FifoThroughputLimit", "perMessageGroupId");
        }
    }

    private static int receptions(Channel channel) {
        return Math.max(channel.policy().retry() + 2, LEAST_RECEPTIONS);
    }

    /** With ARNs in full, because the other queues refer to this one. */
    private static YamlMapping redriveAllowed(PlannedQueue queue) {
        return YamlMapping.empty()
                .put("redrivePermission", "byQueue")
                .put(
                        "sourceQueueArns",
                        queue.redrivenFrom().stream().map(QueueNames::arnInFull).toList());
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
