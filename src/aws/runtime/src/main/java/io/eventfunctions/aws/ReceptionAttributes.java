package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;

import software.amazon.awssdk.services.sqs.model.Message;

/** System attributes with what SQS messages do not contain: by which receiver and from which queue a message was received. */
final class ReceptionAttributes {

    private static final String QUEUE = "QueueName";
    private static final String RECEIVER = "ReceiverName";

    private ReceptionAttributes() {}

    static Message.Builder add(Message.Builder message, Message original, String queue, String receiver) {
        Map<String, String> system = new HashMap<>(original.attributesAsStrings());
        system.put(QUEUE, queue);
        system.put(RECEIVER, receiver);
        return message.attributesWithStrings(system);
    }

    /** The name of the queue that the message is from. */
    static String queue(Message message) {
        return message.attributesAsStrings().getOrDefault(QUEUE, "unknown");
    }

    /** The name of the {@linkplain ChannelReceivers receiver} of the message. */
    static String receiver(Message message) {
        return message.attributesAsStrings().getOrDefault(RECEIVER, "unknown");
    }
}
