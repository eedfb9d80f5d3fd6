package io.eventfunctions.lambda.source;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.EventJsonReader;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads records of Kinesis streams, whose data are events in JSON format; an event without {@code partitionkey} gets that of the
 * record.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html">Using Lambda with Kinesis Data Streams</a>
 */
final class KinesisRecordReader {

    private KinesisRecordReader() {}

    static InvocationRecord read(JsonNode record) {
        EventSource source =
                EventSource.ofResource(EventSourceType.KINESIS, RecordFields.required(record, "eventSourceARN"));
        String number = RecordFields.required(record, "kinesis", "sequenceNumber");
        String shard = RecordFields.required(record, "eventID").split(":", 2)[0];
        JsonNode kinesis = record.path("kinesis");
        return new InvocationRecord(
                source, new ItemIdentifier.Text(number), shard, 1, () -> content(source, shard, number, kinesis));
    }

    private static ReceivedMessage content(EventSource source, String shard, String number, JsonNode kinesis) {
        String key = RecordFields.text(kinesis, "partitionKey");
        String base64 = kinesis.path("data").asText();
        OffsetDateTime arrival = arrival(kinesis.path("approximateArrivalTimestamp"));
        byte[] data = base64.getBytes(UTF_8);
        try {
            data = Base64.getDecoder().decode(base64);
            CloudEvent event = EventJsonReader.read(data);
            return new ReceivedMessage.Event(withPartitionKey(event, key), arrival);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/kinesis/%s/%s".formatted(source.name(), shard), number),
                    key,
                    null,
                    data,
                    arrival,
                    MESSAGES.notAnEvent(Undecodable.rootMessage(e), e));
        }
    }

    private static CloudEvent withPartitionKey(CloudEvent event, String key) {
        return key == null || event.getExtension(Extensions.PARTITION_KEY) != null
                ? event
                : CloudEventBuilder.from(event)
                        .withExtension(Extensions.PARTITION_KEY, AttributeValues.legal(key))
                        .build();
    }

    /** Seconds since 1970, with a fraction. */
    private static OffsetDateTime arrival(JsonNode seconds) {
        return seconds.isNumber()
                ? Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000)).atOffset(ZoneOffset.UTC)
                : null;
    }
}
