package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;

import software.amazon.awssdk.services.sqs.model.Message;

/** System attributes with what SQS messages do not contain: by which channel and from which queue a message was received. */
final class ReceptionAttributes {

    private static final String QUEUE = "QueueName";
    private static final String CHANNEL = "ChannelName";

    private ReceptionAttributes() {}

    static Message.Builder add(Message.Builder message, Message original, String queue, String channel) {
        Map<String, String> system = new HashMap<>(original.attributesAsStrings());
        system.put(QUEUE, queue);
        system.put(CHANNEL, channel);
        return message.attributesWithStrings(system);
    }

    /** The name of the queue that the message is from. */
    static String queue(Message message) {
        return message.attributesAsStrings().getOrDefault(QUEUE, "unknown");
    }

    /** The name of the channel that received the message. */
    static String channel(Message message) {
        return message.attributesAsStrings().getOrDefault(CHANNEL, "unknown");
    }
}
