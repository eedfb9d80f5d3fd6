package io.eventfunctions.lambda.source;

import java.time.Instant;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;
import io.eventfunctions.aws.binding.CloudEventParts;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;
import io.eventfunctions.spi.event.AttributeValues;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads changes of DynamoDB tables as events. CloudEvents has no adapter for them, so they are like those of its adapter for S3:
 * {@code com.amazonaws.dynamodb.INSERT} and the like, from {@code aws:dynamodb.<region>.<table>}, with the record as data; the
 * changes of one item have one {@code partitionkey}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using Lambda with DynamoDB streams</a>
 */
final class DynamoDbRecordReader {

    private DynamoDbRecordReader() {}

    static InvocationRecord read(JsonNode record) {
        EventSource source =
                EventSource.ofResource(EventSourceType.DYNAMODB, RecordFields.required(record, "eventSourceARN"));
        String number = RecordFields.required(record, "dynamodb", "SequenceNumber");
        return new InvocationRecord(
                source, new ItemIdentifier.Text(number), "stream", 1, () -> content(source, number, record));
    }

    private static ReceivedMessage content(EventSource source, String number, JsonNode record) {
        try {
            JsonNode change = record.path("dynamodb");
            CloudEventBuilder event = CloudEventBuilder.v1()
                    .withId(RecordFields.required(record, "eventID"))
                    .withSource(CloudEventParts.uri("aws:dynamodb.%s.%s"
                            .formatted(record.path("awsRegion").asText(), source.name())))
                    .withType("com.amazonaws.dynamodb." + RecordFields.required(record, "eventName"))
                    .withData(CloudEventParts.data(record))
                    .withDataContentType("application/json");
            JsonNode created = change.path("ApproximateCreationDateTime");
            if (created.isNumber()) {
                event.withTime(Instant.ofEpochMilli(Math.round(created.asDouble() * 1000))
                        .atOffset(ZoneOffset.UTC));
            }
            if (change.has("Keys")) {
                event.withExtension(
                        Extensions.PARTITION_KEY,
                        AttributeValues.legal(change.path("Keys").toString()));
            }
            return new ReceivedMessage.Event(event.build(), null);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/dynamodb/" + source.name(), number),
                    null,
                    null,
                    record.toString().getBytes(UTF_8),
                    null,
                    MESSAGES.notADynamoDbRecord(Undecodable.rootMessage(e), e));
        }
    }
}
