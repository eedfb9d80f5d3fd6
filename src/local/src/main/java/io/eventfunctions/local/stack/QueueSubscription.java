package io.eventfunctions.local.stack;

import java.util.Map;

/**
 * The subscription of a queue to a topic of SNS.
 *
 * @param logicalId its name in the template
 * @param topic the topic's ARN
 * @param queue the queue's ARN
 * @param attributes such as {@code FilterPolicy} and {@code RawMessageDelivery}, as SNS takes them
 */
public record QueueSubscription(String logicalId, String topic, String queue, Map<String, String> attributes) {

    public QueueSubscription {
        attributes = Map.copyOf(attributes);
    }
}
