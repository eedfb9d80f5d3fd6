package io.eventfunctions.local.command;

import io.eventfunctions.local.lambda.function.LocalAccount;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** The command of a shell that sends an event to the source of a mapping. */
final class PublishCommandLine {

    private PublishCommandLine() {}

    static String of(EventSourceMapping mapping, String event) {
        String quoted = "'" + event.replace("'", "'\\''") + "'";
        return mapping instanceof SqsMapping sqs
                ? toQueue(sqs.queue(), quoted)
                : toTopic(((KafkaMapping) mapping).topic().bootstrapServers(), mapping.source(), quoted);
    }

    private static String toQueue(QueueReference queue, String event) {
        StringBuilder command = new StringBuilder();
        if (!queue.onAws()) {
            command.append("AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=")
                    .append(LocalAccount.REGION)
                    .append(' ');
        }
        command.append("aws sqs send-message");
        if (!queue.onAws()) {
            command.append(" --endpoint-url ").append(queue.endpoint());
        }
        command.append(" --queue-url ").append(url(queue));
        if (queue.fifo()) {
            command.append(" --message-group-id 1 --message-deduplication-id $(date +%s%N)");
        }
        return command.append(" --message-body ").append(event).toString();
    }

    /** Where a local server has the queue. */
    private static String url(QueueReference queue) {
        return queue.reference().startsWith("http")
                ? queue.reference()
                : queue.endpoint()
                        .resolve("/%s/%s".formatted(queue.account(), queue.name()))
                        .toString();
    }

    private static String toTopic(String bootstrapServers, String topic, String event) {
        return "echo %s | kcat -P -b %s -t %s -H 'content-type=application/cloudevents+json'"
                .formatted(event, bootstrapServers, topic);
    }
}
