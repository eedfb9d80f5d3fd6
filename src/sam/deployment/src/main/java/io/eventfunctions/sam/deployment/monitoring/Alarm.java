package io.eventfunctions.sam.deployment.monitoring;

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
 */
public record Alarm(String id, String description, Metric metric, String statistic, long threshold) {

    private static final String TOPIC = "AlarmTopicArn";
    private static final int PERIOD = 300;

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
                                List.of(YamlMapping.empty()
                                        .put("Name", metric.dimension())
                                        .put("Value", metric.value())))
                        .put("Statistic", statistic)
                        .put("Period", PERIOD)
                        .put("EvaluationPeriods", 1)
                        .put("Threshold", threshold)
                        .put("ComparisonOperator", "GreaterThanThreshold")
                        .put("TreatMissingData", "notBreaching")
                        .put("AlarmActions", Intrinsics.only(notified, List.of(Intrinsics.ref(TOPIC)))));
    }
}
