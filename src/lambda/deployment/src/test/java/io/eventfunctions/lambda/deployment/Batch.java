package io.eventfunctions.lambda.deployment;

import java.util.ArrayList;
import java.util.List;

/** Writes invocations as the event source mapping of a queue does. */
final class Batch {

    private final String queue;
    private final List<String> records = new ArrayList<>();

    private Batch(String queue) {
        this.queue = queue;
    }

    static Batch from(String queue) {
        return new Batch(queue);
    }

    /** A message that is received for the first time and carries an event of the same id. */
    Batch message(String id) {
        return message(id, null, 1);
    }

    /** A message of a group in a FIFO queue. */
    Batch message(String id, String group) {
        return message(id, group, 1);
    }

    /** A message that has been received so often. */
    Batch message(String id, String group, int receptions) {
        return body(
                id,
                group,
                receptions,
                "{\\\"specversion\\\":\\\"1.0\\\",\\\"id\\\":\\\"%s\\\",\\\"source\\\":\\\"/test\\\",\\\"type\\\":\\\"com.example.happened\\\"}"
                        .formatted(id));
    }

    /** A message that carries an event of the same id, sent back after so many attempts of a function. */
    Batch retry(String id, String function, int attempts) {
        return body(
                id,
                null,
                1,
                "{\\\"specversion\\\":\\\"1.0\\\",\\\"id\\\":\\\"%s\\\",\\\"source\\\":\\\"/test\\\",\\\"type\\\":\\\"com.example.happened\\\",\\\"retryfunction\\\":\\\"%s\\\",\\\"retryattempts\\\":%d}"
                        .formatted(id, function, attempts));
    }

    /** A message that carries no event. */
    Batch nonsense(String id) {
        return body(id, null, 1, "nonsense");
    }

    private Batch body(String id, String group, int receptions, String body) {
        String fifo = group == null
                ? ""
                : ",\"MessageGroupId\":\"%s\",\"MessageDeduplicationId\":\"d-%s\"".formatted(group, id);
        records.add("""
                {"messageId":"%s","receiptHandle":"h","body":"%s",
                "attributes":{"ApproximateReceiveCount":"%d","SentTimestamp":"1545082649183"%s},"messageAttributes":{},
                "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:%s","awsRegion":"us-east-1"}
                """.formatted(id, body, receptions, fifo, queue));
        return this;
    }

    @Override
    public String toString() {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }
}
