package io.eventfunctions.local.mapping.sqs;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import io.eventfunctions.local.mapping.AwsJson;

/**
 * A message with its form in an event.
 *
 * @param message as it was received
 * @param json the record of an SQS event
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">the events that AWS sends</a>
 */
record SqsRecord(Message message, byte[] json) {

    /** The order in which AWS writes them; a message has those that its queue gives. */
    private static final List<MessageSystemAttributeName> ORDER = List.of(
            MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
            MessageSystemAttributeName.AWS_TRACE_HEADER,
            MessageSystemAttributeName.SENT_TIMESTAMP,
            MessageSystemAttributeName.SEQUENCE_NUMBER,
            MessageSystemAttributeName.MESSAGE_GROUP_ID,
            MessageSystemAttributeName.SENDER_ID,
            MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
            MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);

    static SqsRecord of(Message message, String queueArn) {
        return new SqsRecord(message, AwsJson.write(json -> write(json, message, queueArn)));
    }

    String id() {
        return message.messageId();
    }

    private static void write(JsonGenerator json, Message message, String queueArn) throws IOException {
        json.writeStartObject();
        json.writeStringField("messageId", message.messageId());
        json.writeStringField("receiptHandle", message.receiptHandle());
        json.writeStringField("body", message.body());
        json.writeObjectFieldStart("attributes");
        for (MessageSystemAttributeName name : ORDER) {
            if (message.attributes().containsKey(name)) {
                json.writeStringField(name.toString(), message.attributes().get(name));
            }
        }
        json.writeEndObject();
        json.writeObjectFieldStart("messageAttributes");
        for (Map.Entry<String, MessageAttributeValue> attribute :
                message.messageAttributes().entrySet()) {
            json.writeFieldName(attribute.getKey());
            write(json, attribute.getValue());
        }
        json.writeEndObject();
        json.writeStringField("md5OfBody", message.md5OfBody());
        if (message.md5OfMessageAttributes() != null) {
            json.writeStringField("md5OfMessageAttributes", message.md5OfMessageAttributes());
        }
        json.writeStringField("eventSource", "aws:sqs");
        json.writeStringField("eventSourceARN", queueArn);
        json.writeStringField("awsRegion", queueArn.split(":")[3]);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MessageAttributeValue value) throws IOException {
        json.writeStartObject();
        if (value.stringValue() != null) {
            json.writeStringField("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            json.writeStringField(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        json.writeArrayFieldStart("stringListValues");
        json.writeEndArray();
        json.writeArrayFieldStart("binaryListValues");
        json.writeEndArray();
        json.writeStringField("dataType", value.dataType());
        json.writeEndObject();
    }
}
