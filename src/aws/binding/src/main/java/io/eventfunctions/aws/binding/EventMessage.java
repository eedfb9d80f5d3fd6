package io.eventfunctions.aws.binding;

import java.util.Map;

/**
 * An event in the form of an SQS or SNS message.
 *
 * @param body the text of the message
 * @param attributes the message attributes, all of data type {@code String}
 * @param group the message group of FIFO queues and topics
 * @param deduplication the deduplication id of FIFO queues and topics
 */
public record EventMessage(String body, Map<String, String> attributes, String group, String deduplication) {}
