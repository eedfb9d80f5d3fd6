package io.eventfunctions.sam.deployment.monitoring;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A metric of CloudWatch with one dimension.
 *
 * @param namespace such as {@code AWS/SQS}
 * @param name such as {@code ApproximateNumberOfMessagesVisible}
 * @param dimension such as {@code QueueName}
 * @param value the value of the dimension
 */
public record Metric(String namespace, String name, String dimension, Node value) {}
