package io.eventfunctions.lambda.source;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Extensions;
import io.eventfunctions.lambda.aggregate.KinesisAggregate;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.EventJsonReader;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads records of Kinesis streams, whose data are events in JSON format; an event without {@code partitionkey} gets that of the
 * record. The records in an {@linkplain KinesisAggregate aggregate} are read one by one; all have the sequence number of the aggregate.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html">Using Lambda with Kinesis Data Streams</a>
 */
final class KinesisRecordReader {

    private KinesisRecordReader() {}

    static List<InvocationRecord> read(JsonNode record) {
        return read(record, record.path("kinesis"), RecordFields.required(record, "kinesis", "sequenceNumber"));
    }

    /** Reads a record of a pipe, in which the fields of Kinesis are beside the others. */
    static List<InvocationRecord> readFromPipe(JsonNode record) {
        return read(record, record, RecordFields.required(record, "sequenceNumber"));
    }

    private static List<InvocationRecord> read(JsonNode record, JsonNode kinesis, String number) {
        EventSource stream =
                EventSource.ofResource(EventSourceType.KINESIS, RecordFields.required(record, "eventSourceARN"));
        String shard = RecordFields.required(record, "eventID").split(":", 2)[0];
        Position position = new Position(stream, shard, number);
        OffsetDateTime arrival = arrival(kinesis.path("approximateArrivalTimestamp"));
        String data = kinesis.path("data").asText();
        List<KinesisAggregate.UserRecord> aggregated = KinesisAggregate.read(data);
        if (aggregated == null) {
            String key = RecordFields.text(kinesis, "partitionKey");
            return List.of(position.record(() -> decoded(position, data, key, arrival)));
        }
        List<InvocationRecord> records = new ArrayList<>();
        for (KinesisAggregate.UserRecord user : aggregated) {
            String id = number + "." + records.size();
            records.add(position.record(() -> content(position.origin(id), user.data(), user.partitionKey(), arrival)));
        }
        return records;
    }

    private static ReceivedMessage decoded(
            Position position, String base64, @Nullable String key, @Nullable OffsetDateTime arrival) {
        Undecodable.Origin origin = position.origin(position.number());
        try {
            return content(origin, Base64.getDecoder().decode(base64), key, arrival);
        } catch (IllegalArgumentException e) {
            return undecodable(origin, base64.getBytes(UTF_8), key, arrival, e);
        }
    }

    private static ReceivedMessage content(
            Undecodable.Origin origin, byte[] data, @Nullable String key, @Nullable OffsetDateTime arrival) {
        try {
            return new ReceivedMessage.Event(withPartitionKey(EventJsonReader.read(data), key), arrival);
        } catch (RuntimeException e) {
            return undecodable(origin, data, key, arrival, e);
        }
    }

    private static ReceivedMessage undecodable(
            Undecodable.Origin origin,
            byte[] data,
            @Nullable String key,
            @Nullable OffsetDateTime arrival,
            RuntimeException reason) {
        return Undecodable.wrap(
                origin, key, null, data, arrival, MESSAGES.notAnEvent(Undecodable.rootMessage(reason), reason));
    }

    private static CloudEvent withPartitionKey(CloudEvent event, @Nullable String key) {
        return key == null || event.getExtension(Extensions.PARTITION_KEY) != null
                ? event
                : CloudEventBuilder.from(event)
                        .withExtension(Extensions.PARTITION_KEY, AttributeValues.legal(key))
                        .build();
    }

    /** Seconds since 1970, with a fraction. */
    private static @Nullable OffsetDateTime arrival(JsonNode seconds) {
        return seconds.isNumber()
                ? Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000)).atOffset(ZoneOffset.UTC)
                : null;
    }

    /** Where in a stream a record is. */
    private record Position(EventSource stream, String shard, String number) {

        InvocationRecord record(Supplier<ReceivedMessage> content) {
            return new InvocationRecord(stream, new ItemIdentifier.Text(number), shard, 1, content);
        }

        Undecodable.Origin origin(String id) {
            return new Undecodable.Origin("/kinesis/%s/%s".formatted(stream.name(), shard), id);
        }
    }
}
