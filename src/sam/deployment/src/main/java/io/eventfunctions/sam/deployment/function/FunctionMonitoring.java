package io.eventfunctions.sam.deployment.function;

import java.time.Duration;
import java.util.List;

import io.eventfunctions.sam.deployment.monitoring.Alarm;
import io.eventfunctions.sam.deployment.monitoring.Dashboard;
import io.eventfunctions.sam.deployment.monitoring.Graph;
import io.eventfunctions.sam.deployment.monitoring.Metric;
import io.eventfunctions.sam.deployment.template.Intrinsics;

/**
 * What is watched of functions.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Metrics of Lambda</a>
 */
public final class FunctionMonitoring {

    private static final String NAMESPACE = "AWS/Lambda";
    private static final String DIMENSION = "FunctionName";

    private FunctionMonitoring() {}

    static List<Alarm> alarms(LambdaFunction function) {
        return List.of(
                new Alarm(
                        function.id() + "ErrorsAlarm",
                        "Invocations of %s fail".formatted(function.name()),
                        metric("Errors", function),
                        "Sum",
                        0),
                new Alarm(
                        function.id() + "ThrottlesAlarm",
                        "Invocations of %s are refused, because too many are at work".formatted(function.name()),
                        metric("Throttles", function),
                        "Sum",
                        0));
    }

    /**
     * Watches whether the function keeps up with a stream.
     *
     * @param age the greatest age of a record, when the function receives it, without an alarm
     */
    public static Alarm iteratorAge(LambdaFunction function, Duration age) {
        return new Alarm(
                function.id() + "IteratorAgeAlarm",
                "%s receives records of its stream more than %d s late".formatted(function.name(), age.toSeconds()),
                metric("IteratorAge", function),
                "Maximum",
                age.toMillis());
    }

    /**
     * Watches whether the function keeps up with a topic of Kafka.
     *
     * @param records the greatest number of records that wait in a partition without an alarm
     */
    public static Alarm offsetLag(LambdaFunction function, int records) {
        return new Alarm(
                function.id() + "OffsetLagAlarm",
                "More than %d records of a topic wait for %s".formatted(records, function.name()),
                metric("OffsetLag", function),
                "Maximum",
                records);
    }

    /** Watches whether Lambda can send what it gives up to the queue of failed events. */
    public static Alarm failedDestination(LambdaFunction function) {
        return new Alarm(
                function.id() + "DestinationAlarm",
                "Lambda cannot send events that %s has not handled to their queue".formatted(function.name()),
                metric("DestinationDeliveryFailures", function),
                "Sum",
                0);
    }

    /** Watches the version that is being deployed: errors of the one before it must not keep back its fix. */
    static Alarm errorsOfVersion(LambdaFunction function) {
        return new Alarm(
                function.id() + "VersionErrorsAlarm",
                "Invocations of the version of %s that is being deployed fail".formatted(function.name()),
                new Metric(
                        NAMESPACE,
                        "Errors",
                        List.of(
                                dimension(function),
                                new Metric.Dimension(
                                        "Resource",
                                        Intrinsics.sub("${%s}:%s".formatted(function.id(), GradualDeployment.ALIAS))),
                                new Metric.Dimension(
                                        "ExecutedVersion", Intrinsics.getAtt(function.id(), "Version.Version")))),
                "Sum",
                0,
                Duration.ofMinutes(1));
    }

    /** Adds the graphs of an application's functions. */
    public static void addGraphs(Dashboard dashboard, List<LambdaFunction> functions) {
        for (String metric : List.of("Invocations", "Errors", "Throttles")) {
            dashboard.add(graph(metric, metric, "Sum", functions));
        }
        dashboard.add(graph("Duration (ms)", "Duration", "p99", functions));
    }

    private static Metric metric(String name, LambdaFunction function) {
        return new Metric(NAMESPACE, name, dimension(function));
    }

    private static Metric.Dimension dimension(LambdaFunction function) {
        return new Metric.Dimension(DIMENSION, Intrinsics.ref(function.id()));
    }

    private static Graph graph(String title, String metric, String statistic, List<LambdaFunction> functions) {
        return Graph.of(
                title, statistic, NAMESPACE, metric, DIMENSION, functions, function -> "${" + function.id() + "}");
    }
}
