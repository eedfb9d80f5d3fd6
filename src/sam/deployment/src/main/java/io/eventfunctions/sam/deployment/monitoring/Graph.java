package io.eventfunctions.sam.deployment.monitoring;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A graph of a dashboard.
 *
 * @param title its title
 * @param statistic such as {@code Maximum}
 * @param lines the metrics, as the dashboard's body has them
 */
public record Graph(String title, String statistic, List<String> lines) {

    /**
     * A graph of one metric with a line for each of several resources.
     *
     * @param value what gives the dimension's value of a resource, such as {@code ${UsersQueue.QueueName}}
     */
    public static <T> Graph of(
            String title,
            String statistic,
            String namespace,
            String metric,
            String dimension,
            Collection<T> resources,
            Function<T, String> value) {
        return new Graph(
                title,
                statistic,
                resources.stream()
                        .map(resource -> "[\"%s\", \"%s\", \"%s\", \"%s\"]"
                                .formatted(namespace, metric, dimension, value.apply(resource)))
                        .toList());
    }

    String json(int x, int y, int width, int height) {
        return """
                {"type": "metric", "x": %d, "y": %d, "width": %d, "height": %d, "properties": {
                  "title": "%s", "region": "${AWS::Region}", "stat": "%s", "period": 300, "metrics": [
                    %s]}}""".formatted(x, y, width, height, title, statistic, String.join(",\n    ", lines));
    }
}
