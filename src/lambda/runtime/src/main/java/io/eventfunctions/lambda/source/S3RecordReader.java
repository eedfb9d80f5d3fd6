package io.eventfunctions.lambda.source;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.event.AttributeValues;

/**
 * Reads notifications of S3 buckets according to the CloudEvents adapter for S3, but for two attributes: the id also has the key and the version
 * of the object, so that it is unique, and the subject is the key itself, not its URL-encoded form.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html">Processing Amazon S3 event notifications</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/adapters/aws-s3.md">The adapter</a>
 */
final class S3RecordReader {

    private S3RecordReader() {}

    static InvocationRecord read(JsonNode record) {
        String bucket = RecordFields.required(record, "s3", "bucket", "name");
        String name = RecordFields.required(record, "eventName");
        String request = RecordFields.required(record, "responseElements", "x-amz-request-id");
        String arn = RecordFields.text(record, "s3", "bucket", "arn");
        EventSource source = new EventSource(EventSourceType.S3, bucket, arn == null ? bucket : arn);
        String key = key(record);
        return InvocationRecord.unordered(
                source,
                () -> new ReceivedMessage.Event(
                        CloudEventBuilder.v1()
                                .withId(id(record, request, key))
                                .withSource(CloudEventParts.uri("%s.%s.%s"
                                        .formatted(
                                                record.path("eventSource").asText(),
                                                record.path("awsRegion").asText(),
                                                bucket)))
                                .withType("com.amazonaws.s3." + name)
                                .withSubject(CloudEventParts.text(key))
                                .withTime(CloudEventParts.time(RecordFields.text(record, "eventTime")))
                                .withData(CloudEventParts.data(record))
                                .withDataContentType("application/json")
                                .build(),
                        null));
    }

    /** One request may concern several objects, whose events the id of the adapter would not tell apart. */
    private static String id(JsonNode record, String request, @Nullable String key) {
        String ofRequest = request + "."
                + record.path("responseElements").path("x-amz-id-2").asText();
        if (key == null) {
            return ofRequest;
        }
        String version = RecordFields.text(record, "s3", "object", "versionId");
        return AttributeValues.legal(ofRequest + "." + key + (version == null ? "" : "." + version));
    }

    /** The key of the object, which is URL-encoded in notifications. */
    private static @Nullable String key(JsonNode record) {
        String encoded = RecordFields.text(record, "s3", "object", "key");
        try {
            return encoded == null ? null : URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
