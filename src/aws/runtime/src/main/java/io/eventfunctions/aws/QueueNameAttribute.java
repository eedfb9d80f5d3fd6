package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;

import software.amazon.awssdk.services.sqs.model.Message;

/** A system attribute with the name of the queue that a message is from, which SQS messages do not contain. */
final class QueueNameAttribute {

    private static final String QUEUE = "QueueName";

    private QueueNameAttribute() {}

    static Message.Builder add(Message.Builder message, Message original, String queue) {
        Map<String, String> system = new HashMap<>(original.attributesAsStrings());
        system.put(QUEUE, queue);
        return message.attributesWithStrings(system);
    }

    /** The name of the queue that the message is from. */
    static String queue(Message message) {
        return message.attributesAsStrings().getOrDefault(QUEUE, "unknown");
    }
}
