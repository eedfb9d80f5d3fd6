package io.eventfunctions.sam.deployment.monitoring;

import java.time.Duration;
import java.util.List;

import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * An alarm that goes off when a metric is above a threshold.
 *
 * @param id its logical id
 * @param description what has happened then
 * @param metric what it watches
 * @param statistic such as {@code Maximum}
 * @param threshold the greatest value without an alarm
 * @param period over what time the statistic is taken
 */
public record Alarm(String id, String description, Metric metric, String statistic, long threshold, Duration period) {

    private static final String TOPIC = "AlarmTopicArn";
    private static final Duration USUAL_PERIOD = Duration.ofMinutes(5);

    /** An alarm with the usual period, 5 minutes. */
    public Alarm(String id, String description, Metric metric, String statistic, long threshold) {
        this(id, description, metric, statistic, threshold, USUAL_PERIOD);
    }

    /** Adds the alarm to a template. */
    public void addTo(Template template) {
        String notified = template.optional(
                TOPIC, "ARN of an SNS topic that alarms are told to. Empty for none", "HasAlarmTopic");
        template.resource(
                id,
                "AWS::CloudWatch::Alarm",
                YamlMapping.empty()
                        .put("AlarmDescription", description)
                        .put("Namespace", metric.namespace())
                        .put("MetricName", metric.name())
                        .put(
                                "Dimensions",
                                metric.dimensions().stream()
                                        .map(dimension -> YamlMapping.empty()
                                                .put("Name", dimension.name())
                                                .put("Value", dimension.value()))
                                        .toList())
                        .put("Statistic", statistic)
                        .put("Period", period.toSeconds())
                        .put("EvaluationPeriods", 1)
                        .put("Threshold", threshold)
                        .put("ComparisonOperator", "GreaterThanThreshold")
                        .put("TreatMissingData", "notBreaching")
                        .put("AlarmActions", Intrinsics.only(notified, List.of(Intrinsics.ref(TOPIC)))));
    }
}
