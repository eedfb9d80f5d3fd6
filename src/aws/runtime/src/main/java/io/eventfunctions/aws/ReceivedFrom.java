package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;

import software.amazon.awssdk.services.sqs.model.Message;

/** Notes on a message the queue that it came from, which SQS itself does not tell. */
final class ReceivedFrom {

    private static final String QUEUE = "QueueName";

    private ReceivedFrom() {}

    static Message.Builder note(Message.Builder message, Message original, String queue) {
        Map<String, String> system = new HashMap<>(original.attributesAsStrings());
        system.put(QUEUE, queue);
        return message.attributesWithStrings(system);
    }

    /** The queue's name. */
    static String queue(Message message) {
        return message.attributesAsStrings().getOrDefault(QUEUE, "unknown");
    }
}
