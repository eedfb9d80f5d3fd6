package io.eventfunctions.sam.deployment.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/**
 * One page of what the application does: its queues and its functions.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html">Dashboard
 *     body structure</a>
 */
final class Dashboard {

    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;

    private final Template template;
    private final String application;

    Dashboard(Template template, String application) {
        this.template = template;
        this.application = application;
    }

    void write(Collection<QueueUse> queues, List<LambdaFunction> functions) {
        List<String> consumed = queues.stream()
                .filter(queue -> queue.consumer() != null)
                .map(QueueUse::name)
                .toList();
        List<String> letters =
                queues.stream().filter(QueueUse::isLastStop).map(QueueUse::name).toList();
        List<Graph> graphs = new ArrayList<>();
        graphs.add(queues("Messages that wait", "ApproximateNumberOfMessagesVisible", consumed));
        graphs.add(queues("Age of the oldest message (s)", "ApproximateAgeOfOldestMessage", consumed));
        graphs.add(queues("Dead letters", "ApproximateNumberOfMessagesVisible", letters));
        for (String metric : List.of("Invocations", "Errors", "Throttles")) {
            graphs.add(functions(metric, metric, "Sum", functions));
        }
        graphs.add(functions("Duration (ms)", "Duration", "p99", functions));
        graphs.removeIf(graph -> graph.lines().isEmpty());
        template.resource(
                Ids.of(application) + "Dashboard",
                "AWS::CloudWatch::Dashboard",
                Mapping.empty()
                        .put(
                                "DashboardName",
                                Template.named(Names.allowed(application) + "-${AWS::Region}"),
                                "an account's regions share their dashboards")
                        .put("DashboardBody", Nodes.subLines(body(graphs))));
    }

    private static Graph queues(String title, String metric, List<String> queues) {
        return new Graph(
                title,
                "Maximum",
                queues.stream()
                        .map(queue ->
                                line("AWS/SQS", metric, "QueueName", "${%s.QueueName}".formatted(Ids.queue(queue))))
                        .toList());
    }

    private static Graph functions(String title, String metric, String statistic, List<LambdaFunction> functions) {
        return new Graph(
                title,
                statistic,
                functions.stream()
                        .map(function -> line("AWS/Lambda", metric, "FunctionName", "${%s}".formatted(function.id())))
                        .toList());
    }

    private static String line(String namespace, String metric, String dimension, String value) {
        return "[\"%s\", \"%s\", \"%s\", \"%s\"]".formatted(namespace, metric, dimension, value);
    }

    private static String body(List<Graph> graphs) {
        List<String> widgets = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
            widgets.add(graphs.get(i).json(i % 2 * WIDTH, i / 2 * HEIGHT));
        }
        return widgets.stream().collect(Collectors.joining(",\n", "{\"widgets\": [\n", "\n]}\n"));
    }

    private record Graph(String title, String statistic, List<String> lines) {

        String json(int x, int y) {
            return """
                    {"type": "metric", "x": %d, "y": %d, "width": %d, "height": %d, "properties": {
                      "title": "%s", "region": "${AWS::Region}", "stat": "%s", "period": 300, "metrics": [
                        %s]}}""".formatted(x, y, WIDTH, HEIGHT, title, statistic, String.join(",\n    ", lines));
        }
    }
}
