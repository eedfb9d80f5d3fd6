package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;

import io.eventfunctions.aws.binding.FifoIds;
import io.eventfunctions.aws.binding.QueueMessage;

/**
 * Messages of SQS queues, read as {@code deploy/SQS-SNS-BINDING.md} says.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</a>
 */
final class SqsSource {

    private SqsSource() {}

    static Item read(JsonNode record) {
        Origin origin = Origin.ofLastPart(SourceKind.SQS, Fields.required(record, "eventSourceARN"));
        QueueMessage message = new QueueMessage(
                origin.name(),
                Fields.required(record, "messageId"),
                Fields.text(record, "body"),
                Fields.texts(record.path("messageAttributes"), attribute -> Fields.text(attribute, "stringValue")),
                Fields.texts(record.path("attributes"), JsonNode::asText));
        return new Item(
                origin,
                new ItemIdentifier.Text(message.id()),
                FifoIds.isFifo(origin.name()) ? message.group() : null,
                message.receiveCount(),
                message::read);
    }
}
