package io.eventfunctions.aws.binding;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.event.AttributeValues;

/**
 * Notifications of S3 buckets as events according to the CloudEvents adapter for S3, but for two attributes: the id also has the key and
 * the version of the object, so that it is unique, and the subject is the key itself, not its URL-encoded form.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event message structure</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/adapters/aws-s3.md">The adapter</a>
 */
public final class S3Notification {

    private static final String TYPE_PREFIX = "com.amazonaws.s3.";
    private static final String TEST = "s3:TestEvent";

    private S3Notification() {}

    /**
     * The event of one record.
     *
     * @throws io.eventfunctions.UndecodableEventException if the record has no bucket, no event name or no request id
     */
    public static CloudEvent event(JsonNode record) {
        String bucket = NotificationJson.required(record, "s3", "bucket", "name");
        String name = NotificationJson.required(record, "eventName");
        String request = NotificationJson.required(record, "responseElements", "x-amz-request-id");
        String key = key(record);
        return CloudEventBuilder.v1()
                .withId(id(record, request, key))
                .withSource(CloudEventParts.uri("%s.%s.%s"
                        .formatted(
                                record.path("eventSource").asText(),
                                record.path("awsRegion").asText(),
                                bucket)))
                .withType(TYPE_PREFIX + AttributeValues.legal(name))
                .withSubject(CloudEventParts.text(key))
                .withTime(CloudEventParts.time(NotificationJson.text(record, "eventTime")))
                .withData(CloudEventParts.data(record))
                .withDataContentType("application/json")
                .build();
    }

    /** Whether a message has records of S3. */
    static boolean hasRecords(JsonNode message) {
        return message.path("Records").path(0).path("eventSource").asText().equals("aws:s3");
    }

    /** Whether a message is the test event, which S3 sends when notifications to a queue or topic are configured. */
    static boolean isTest(JsonNode message) {
        return message.path("Service").asText().equals("Amazon S3")
                && message.path("Event").asText().equals(TEST);
    }

    /** The test event, which is for no function, whatever it has. */
    static CloudEvent testEvent(JsonNode message) {
        String request = CloudEventParts.text(NotificationJson.text(message, "RequestId"));
        return CloudEventBuilder.v1()
                .withId(request == null ? TEST : request)
                .withSource(
                        CloudEventParts.uri("aws:s3." + message.path("Bucket").asText("unknown")))
                .withType(TYPE_PREFIX + "TestEvent")
                .withTime(CloudEventParts.time(NotificationJson.text(message, "Time")))
                .build();
    }

    /** One request may concern several objects, whose events the id of the adapter would not tell apart. */
    private static String id(JsonNode record, String request, @Nullable String key) {
        String ofRequest = request + "."
                + record.path("responseElements").path("x-amz-id-2").asText();
        if (key == null) {
            return AttributeValues.legal(ofRequest);
        }
        String version = NotificationJson.text(record, "s3", "object", "versionId");
        return AttributeValues.legal(ofRequest + "." + key + (version == null ? "" : "." + version));
    }

    /** The key of the object, which is URL-encoded in notifications. */
    private static @Nullable String key(JsonNode record) {
        String encoded = NotificationJson.text(record, "s3", "object", "key");
        try {
            return encoded == null ? null : URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
