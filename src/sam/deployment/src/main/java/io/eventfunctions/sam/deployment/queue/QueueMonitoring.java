package io.eventfunctions.sam.deployment.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.monitoring.Alarm;
import io.eventfunctions.sam.deployment.monitoring.Dashboard;
import io.eventfunctions.sam.deployment.monitoring.Graph;
import io.eventfunctions.sam.deployment.monitoring.Metric;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.Template;

/**
 * What is watched of queues.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Metrics of SQS</a>
 */
final class QueueMonitoring {

    private static final String NAMESPACE = "AWS/SQS";
    private static final String DIMENSION = "QueueName";
    private static final String STATISTIC = "Maximum";
    private static final String WAITING = "ApproximateNumberOfMessagesVisible";
    private static final String AGE = "ApproximateAgeOfOldestMessage";

    private QueueMonitoring() {}

    static void addAlarms(PlannedQueue queue, Template template) {
        String id = QueueNames.id(queue.name());
        if (queue.isDeadLetterQueue()) {
            new Alarm(id + "Alarm", "There are dead letters in " + queue.name(), metric(WAITING, id), STATISTIC, 0)
                    .addTo(template);
        }
        Channel consumer = queue.consumer();
        if (consumer != null) {
            consumer.policy().ttl().ifPresent(ttl -> age(queue, consumer, ttl).addTo(template));
        }
    }

    static void addGraphs(Collection<PlannedQueue> queues, Dashboard dashboard) {
        List<PlannedQueue> consumed = those(queues, queue -> queue.consumer() != null);
        dashboard.add(graph("Messages that wait", WAITING, consumed));
        dashboard.add(graph("Age of the oldest message (s)", AGE, consumed));
        dashboard.add(graph("Dead letters", WAITING, those(queues, PlannedQueue::isDeadLetterQueue)));
    }

    private static Alarm age(PlannedQueue queue, Channel consumer, Duration ttl) {
        String id = QueueNames.id(queue.name());
        return new Alarm(
                id + "AgeAlarm",
                "Messages in %s are older than the ttl of channel %s, %d s"
                        .formatted(queue.name(), consumer.name(), ttl.toSeconds()),
                metric(AGE, id),
                STATISTIC,
                ttl.toSeconds());
    }

    private static Metric metric(String name, String queue) {
        return new Metric(NAMESPACE, name, new Metric.Dimension(DIMENSION, Intrinsics.getAtt(queue, "QueueName")));
    }

    private static List<PlannedQueue> those(Collection<PlannedQueue> queues, Predicate<PlannedQueue> wanted) {
        return queues.stream().filter(wanted).toList();
    }

    private static Graph graph(String title, String metric, List<PlannedQueue> queues) {
        return Graph.of(title, STATISTIC, NAMESPACE, metric, DIMENSION, queues, queue -> "${%s.QueueName}"
                .formatted(QueueNames.id(queue.name())));
    }
}
