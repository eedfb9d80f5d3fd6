package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.spi.ReceivedMessage;

/**
 * Reads notifications of S3 buckets according to the CloudEvents adapter for S3.
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
        return InvocationRecord.unordered(
                source,
                () -> new ReceivedMessage.Event(
                        CloudEventBuilder.v1()
                                .withId(request + "."
                                        + record.path("responseElements")
                                                .path("x-amz-id-2")
                                                .asText())
                                .withSource(CloudEventParts.uri("%s.%s.%s"
                                        .formatted(
                                                record.path("eventSource").asText(),
                                                record.path("awsRegion").asText(),
                                                bucket)))
                                .withType("com.amazonaws.s3." + name)
                                .withSubject(CloudEventParts.text(RecordFields.text(record, "s3", "object", "key")))
                                .withTime(CloudEventParts.time(RecordFields.text(record, "eventTime")))
                                .withData(CloudEventParts.data(record))
                                .withDataContentType("application/json")
                                .build(),
                        null));
    }
}
