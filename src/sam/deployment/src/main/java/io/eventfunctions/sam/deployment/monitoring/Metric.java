package io.eventfunctions.sam.deployment.monitoring;

import java.util.List;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A metric of CloudWatch.
 *
 * @param namespace such as {@code AWS/SQS}
 * @param name such as {@code ApproximateNumberOfMessagesVisible}
 * @param dimensions what it is measured of, at least one
 */
public record Metric(String namespace, String name, List<Dimension> dimensions) {

    /** A metric with one dimension. */
    public Metric(String namespace, String name, Dimension dimension) {
        this(namespace, name, List.of(dimension));
    }

    /**
     * A dimension.
     *
     * @param name such as {@code QueueName}
     * @param value its value
     */
    public record Dimension(String name, Node value) {}
}
