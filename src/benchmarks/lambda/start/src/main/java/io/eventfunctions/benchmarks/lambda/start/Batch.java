package io.eventfunctions.benchmarks.lambda.start;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Lambda invokes a function with that consumes a queue; each body is an event in JSON. */
public final class Batch {

    private static final String EVENT = """
            {"specversion":"1.0","id":"event-%d","source":"/users","type":"com.example.user.registered",\
            "time":"2026-01-01T12:00:00Z","datacontenttype":"application/json","partitionkey":"%d",\
            "data":{"id":"%d","name":%s,"email":"ada@example.com"}}""";
    private static final String RECORD = """
            {"messageId":"message-%d","receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a","body":"%s",\
            "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1767268800000",\
            "SenderId":"AIDAIENQZJOLO23YVJ4VO","ApproximateFirstReceiveTimestamp":"1767268800010"},\
            "messageAttributes":{},"md5OfBody":"e4e68fb7bd0e697a0ae8f1bb342846b3","eventSource":"aws:sqs",\
            "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:users","awsRegion":"us-east-1"}""";

    private Batch() {}

    /** So many records, each of which is taken. */
    public static byte[] of(int records) {
        return batch(IntStream.range(0, records).mapToObj(number -> record(number, "\"Ada Lovelace\"")));
    }

    /** Three records; the one in the middle, message-1, is refused. */
    public static byte[] withARefusedRecord() {
        return batch(
                IntStream.range(0, 3).mapToObj(number -> record(number, number == 1 ? "null" : "\"Ada Lovelace\"")));
    }

    private static String record(int number, String name) {
        String event = EVENT.formatted(number, number, number, name);
        return RECORD.formatted(number, event.replace("\"", "\\\""));
    }

    private static byte[] batch(Stream<String> records) {
        return records.collect(Collectors.joining(",", "{\"Records\":[", "]}")).getBytes(StandardCharsets.UTF_8);
    }
}
