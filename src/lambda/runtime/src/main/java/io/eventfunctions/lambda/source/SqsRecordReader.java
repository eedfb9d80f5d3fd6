package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;

import io.eventfunctions.aws.binding.FifoIds;
import io.eventfunctions.aws.binding.QueueMessage;

/**
 * Reads messages of SQS queues according to {@code deploy/SQS-SNS-BINDING.md}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with Amazon SQS</a>
 */
final class SqsRecordReader {

    private SqsRecordReader() {}

    static InvocationRecord read(JsonNode record) {
        EventSource source =
                EventSource.ofLastPart(EventSourceType.SQS, RecordFields.required(record, "eventSourceARN"));
        QueueMessage message = new QueueMessage(
                source.name(),
                RecordFields.required(record, "messageId"),
                RecordFields.text(record, "body"),
                RecordFields.texts(
                        record.path("messageAttributes"), attribute -> RecordFields.text(attribute, "stringValue")),
                RecordFields.texts(record.path("attributes"), JsonNode::asText));
        return new InvocationRecord(
                source,
                new ItemIdentifier.Text(message.id()),
                FifoIds.isFifo(source.name()) ? message.group() : null,
                message.receiveCount(),
                RecordFields.text(record, "receiptHandle"),
                message::read);
    }
}
