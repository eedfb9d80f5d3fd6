package io.eventfunctions.lambda.source;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.aws.binding.CloudEventParts;
import io.eventfunctions.aws.binding.EventMessageReader;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads messages of SNS topics that invoke the function directly: events and notifications according to
 * {@code deploy/SQS-SNS-BINDING.md}, other messages according to the CloudEvents adapter for SNS.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">Invoking Lambda functions with Amazon SNS
 *     notifications</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/adapters/aws-sns.md">The adapter</a>
 */
final class SnsRecordReader {

    private SnsRecordReader() {}

    static InvocationRecord read(JsonNode record) {
        JsonNode sns = record.path("Sns");
        EventSource source =
                EventSource.ofLastPart(EventSourceType.SNS, RecordFields.required(record, "Sns", "TopicArn"));
        String id = RecordFields.required(record, "Sns", "MessageId");
        String subscription = RecordFields.text(record, "EventSubscriptionArn");
        return InvocationRecord.unordered(source, () -> content(source, id, subscription, sns));
    }

    private static ReceivedMessage content(EventSource source, String id, String subscription, JsonNode sns) {
        String message = sns.path("Message").asText();
        Map<String, String> attributes = RecordFields.texts(
                sns.path("MessageAttributes"),
                attribute -> attribute.path("Type").asText().startsWith("Binary")
                        ? null
                        : RecordFields.text(attribute, "Value"));
        try {
            if (EventMessageReader.isMeantAsEvent(message, attributes)) {
                return EventMessageReader.receive(message, attributes, null);
            }
            return new ReceivedMessage.Event(
                    CloudEventBuilder.v1()
                            .withId(id)
                            .withSource(CloudEventParts.uri(subscription == null ? source.arn() : subscription))
                            .withType("com.amazonaws.sns." + sns.path("Type").asText("Notification"))
                            .withSubject(CloudEventParts.text(RecordFields.text(sns, "Subject")))
                            .withTime(CloudEventParts.time(RecordFields.text(sns, "Timestamp")))
                            .withData(CloudEventParts.data(sns))
                            .withDataContentType("application/json")
                            .build(),
                    null);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/sns/" + source.name(), id),
                    null,
                    attributes.get("content-type"),
                    message.getBytes(UTF_8),
                    null,
                    MESSAGES.notAnEvent(Undecodable.rootMessage(e), e));
        }
    }
}
