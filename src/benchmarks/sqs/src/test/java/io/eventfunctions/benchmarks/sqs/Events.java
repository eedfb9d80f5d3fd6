package io.eventfunctions.benchmarks.sqs;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.IntStream;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.benchmarks.brokers.Counted;

/** Fills a queue with events in binary mode: the body is the JSON of the payload, the rest is in message attributes. */
final class Events {

    private static final int BATCH = 10;

    private Events() {}

    static void fill(URI endpoint, String queue, int count, int keys) {
        try (SqsAsyncClient client = SqsAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(SqsServer.REGION))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            String url = client.getQueueUrl(request -> request.queueName(queue))
                    .join()
                    .queueUrl();
            for (int from = 0; from < count; from += BATCH) {
                var entries = IntStream.range(from, Math.min(from + BATCH, count))
                        .mapToObj(number -> entry("key-" + number % keys, number))
                        .toList();
                client.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                        .join();
            }
        }
    }

    private static SendMessageBatchRequestEntry entry(String key, int number) {
        return SendMessageBatchRequestEntry.builder()
                .id(String.valueOf(number))
                .messageBody("{\"key\":\"%s\",\"number\":%d,\"text\":\"%s\"}".formatted(key, number, "x".repeat(100)))
                .messageAttributes(Map.of(
                        "ce-specversion", text("1.0"),
                        "ce-id", text(String.valueOf(number)),
                        "ce-source", text("/throughput"),
                        "ce-type", text(Counted.TYPE),
                        "ce-time", text(OffsetDateTime.now().toString()),
                        "ce-partitionkey", text(key),
                        "content-type", text("application/json")))
                .build();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
