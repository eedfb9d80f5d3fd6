package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.spi.ReceivedMessage;

/**
 * Notifications of S3 buckets, as the CloudEvents adapter for S3 says.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html">Processing Amazon S3 event notifications</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/adapters/aws-s3.md">The adapter</a>
 */
final class S3Source {

    private S3Source() {}

    static Item read(JsonNode record) {
        String bucket = Fields.required(record, "s3", "bucket", "name");
        String name = Fields.required(record, "eventName");
        String request = Fields.required(record, "responseElements", "x-amz-request-id");
        String arn = Fields.text(record, "s3", "bucket", "arn");
        Origin origin = new Origin(SourceKind.S3, bucket, arn == null ? bucket : arn);
        return Item.free(
                origin,
                () -> new ReceivedMessage.Event(
                        CloudEventBuilder.v1()
                                .withId(request + "."
                                        + record.path("responseElements")
                                                .path("x-amz-id-2")
                                                .asText())
                                .withSource(Notifications.uri("%s.%s.%s"
                                        .formatted(
                                                record.path("eventSource").asText(),
                                                record.path("awsRegion").asText(),
                                                bucket)))
                                .withType("com.amazonaws.s3." + name)
                                .withSubject(Fields.text(record, "s3", "object", "key"))
                                .withTime(Notifications.time(Fields.text(record, "eventTime")))
                                .withData(Notifications.data(record))
                                .withDataContentType("application/json")
                                .build(),
                        null));
    }
}
