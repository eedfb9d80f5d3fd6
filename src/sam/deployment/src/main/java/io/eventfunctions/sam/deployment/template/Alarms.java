package io.eventfunctions.sam.deployment.template;

import java.time.Duration;
import java.util.List;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/**
 * Alarms on what people have to look at.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Metrics of SQS</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Metrics of Lambda</a>
 */
final class Alarms {

    private static final String TOPIC = "AlarmTopicArn";
    private static final int PERIOD = 300;

    private final Template template;

    Alarms(Template template) {
        this.template = template;
    }

    void queue(QueueUse queue) {
        String id = Ids.queue(queue.name());
        if (queue.isLastStop()) {
            alarm(
                    id + "Alarm",
                    "There are dead letters in " + queue.name(),
                    sqs("ApproximateNumberOfMessagesVisible", id),
                    "Maximum",
                    0);
        }
        Channel consumer = queue.consumer();
        if (consumer != null && consumer.policy().ttl().isPresent()) {
            Duration ttl = consumer.policy().ttl().get();
            alarm(
                    id + "AgeAlarm",
                    "Messages in %s are older than the ttl of channel %s, %s"
                            .formatted(queue.name(), consumer.name(), QueueResources.seconds(ttl)),
                    sqs("ApproximateAgeOfOldestMessage", id),
                    "Maximum",
                    ttl.toSeconds());
        }
    }

    void function(LambdaFunction function) {
        alarm(
                function.id() + "ErrorsAlarm",
                "Invocations of %s fail".formatted(function.name()),
                lambda("Errors", function.id()),
                "Sum",
                0);
        alarm(
                function.id() + "ThrottlesAlarm",
                "Invocations of %s are refused, because too many are at work".formatted(function.name()),
                lambda("Throttles", function.id()),
                "Sum",
                0);
    }

    private static Metric sqs(String name, String queue) {
        return new Metric("AWS/SQS", name, "QueueName", Nodes.getAtt(queue, "QueueName"));
    }

    private static Metric lambda(String name, String function) {
        return new Metric("AWS/Lambda", name, "FunctionName", Nodes.ref(function));
    }

    private void alarm(String id, String description, Metric metric, String statistic, long threshold) {
        String notified = template.optional(
                TOPIC, "ARN of an SNS topic that alarms are told to. Empty for none", "HasAlarmTopic");
        template.resource(
                id,
                "AWS::CloudWatch::Alarm",
                Mapping.empty()
                        .put("AlarmDescription", description)
                        .put("Namespace", metric.namespace())
                        .put("MetricName", metric.name())
                        .put(
                                "Dimensions",
                                List.of(Mapping.empty()
                                        .put("Name", metric.dimension())
                                        .put("Value", metric.value())))
                        .put("Statistic", statistic)
                        .put("Period", PERIOD)
                        .put("EvaluationPeriods", 1)
                        .put("Threshold", threshold)
                        .put("ComparisonOperator", "GreaterThanThreshold")
                        .put("TreatMissingData", "notBreaching")
                        .put("AlarmActions", Nodes.only(notified, List.of(Nodes.ref(TOPIC)))));
    }

    private record Metric(String namespace, String name, String dimension, Object value) {}
}
