package io.eventfunctions.lambda.source;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.aws.binding.EventMessageReader;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Messages of SNS topics that invoke the function themselves: events as {@code deploy/SQS-SNS-BINDING.md} says, and other
 * messages as the CloudEvents adapter for SNS says.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">Invoking Lambda functions with Amazon SNS
 *     notifications</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/adapters/aws-sns.md">The adapter</a>
 */
final class SnsSource {

    private SnsSource() {}

    static Item read(JsonNode record) {
        JsonNode sns = record.path("Sns");
        Origin origin = Origin.ofLastPart(SourceKind.SNS, Fields.required(record, "Sns", "TopicArn"));
        String id = Fields.required(record, "Sns", "MessageId");
        String subscription = Fields.text(record, "EventSubscriptionArn");
        return Item.free(origin, () -> content(origin, id, subscription, sns));
    }

    private static ReceivedMessage content(Origin origin, String id, String subscription, JsonNode sns) {
        String message = sns.path("Message").asText();
        Map<String, String> attributes = Fields.texts(
                sns.path("MessageAttributes"),
                attribute ->
                        attribute.path("Type").asText().startsWith("Binary") ? null : Fields.text(attribute, "Value"));
        try {
            if (EventMessageReader.isMeantAsEvent(message, attributes)) {
                return new ReceivedMessage.Event(EventMessageReader.read(message, attributes), null);
            }
            return new ReceivedMessage.Event(
                    CloudEventBuilder.v1()
                            .withId(id)
                            .withSource(Notifications.uri(subscription == null ? origin.arn() : subscription))
                            .withType("com.amazonaws.sns." + sns.path("Type").asText("Notification"))
                            .withSubject(Fields.text(sns, "Subject"))
                            .withTime(Notifications.time(Fields.text(sns, "Timestamp")))
                            .withData(Notifications.data(sns))
                            .withDataContentType("application/json")
                            .build(),
                    null);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/sns/" + origin.name(), id),
                    null,
                    attributes.get("content-type"),
                    message.getBytes(UTF_8),
                    null,
                    new UndecodableEventException("No CloudEvent: " + Undecodable.rootMessage(e), e));
        }
    }
}
