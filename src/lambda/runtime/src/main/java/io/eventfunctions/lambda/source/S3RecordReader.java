package io.eventfunctions.lambda.source;

import com.fasterxml.jackson.databind.JsonNode;

import io.eventfunctions.aws.binding.S3Notification;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * Reads notifications of S3 buckets.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html">Processing Amazon S3 event notifications</a>
 */
final class S3RecordReader {

    private S3RecordReader() {}

    static InvocationRecord read(JsonNode record) {
        String bucket = RecordFields.required(record, "s3", "bucket", "name");
        RecordFields.required(record, "eventName");
        RecordFields.required(record, "responseElements", "x-amz-request-id");
        String arn = RecordFields.text(record, "s3", "bucket", "arn");
        return InvocationRecord.unordered(
                new EventSource(EventSourceType.S3, bucket, arn == null ? bucket : arn),
                () -> new ReceivedMessage.Event(S3Notification.event(record), null));
    }
}
