package io.eventfunctions.lambda.source;

import java.time.Instant;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

/**
 * Changes of DynamoDB tables as events. CloudEvents has no adapter for them, so they are made as its adapter for S3 makes them:
 * {@code com.amazonaws.dynamodb.INSERT} and the like, from {@code aws:dynamodb.<region>.<table>}, with the record as data; the
 * changes of one item have one {@code partitionkey}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using Lambda with DynamoDB streams</a>
 */
final class DynamoDbSource {

    private DynamoDbSource() {}

    static Item read(JsonNode record) {
        Origin origin = Origin.ofResource(SourceKind.DYNAMODB, Fields.required(record, "eventSourceARN"));
        String number = Fields.required(record, "dynamodb", "SequenceNumber");
        return new Item(origin, new ItemIdentifier.Text(number), "stream", 1, () -> content(origin, number, record));
    }

    private static ReceivedMessage content(Origin origin, String number, JsonNode record) {
        try {
            JsonNode change = record.path("dynamodb");
            CloudEventBuilder event = CloudEventBuilder.v1()
                    .withId(Fields.required(record, "eventID"))
                    .withSource(Notifications.uri("aws:dynamodb.%s.%s"
                            .formatted(record.path("awsRegion").asText(), origin.name())))
                    .withType("com.amazonaws.dynamodb." + Fields.required(record, "eventName"))
                    .withData(Notifications.data(record))
                    .withDataContentType("application/json");
            JsonNode created = change.path("ApproximateCreationDateTime");
            if (created.isNumber()) {
                event.withTime(Instant.ofEpochMilli(Math.round(created.asDouble() * 1000))
                        .atOffset(ZoneOffset.UTC));
            }
            if (change.has("Keys")) {
                event.withExtension(
                        Extensions.PARTITION_KEY, change.path("Keys").toString());
            }
            return new ReceivedMessage.Event(event.build(), null);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/dynamodb/" + origin.name(), number),
                    null,
                    null,
                    record.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    null,
                    new UndecodableEventException("No DynamoDB record: " + Undecodable.rootMessage(e), e));
        }
    }
}
