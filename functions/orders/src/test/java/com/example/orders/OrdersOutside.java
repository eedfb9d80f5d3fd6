package com.example.orders;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

import io.eventfunctions.aws.server.SqsQueues;
import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** The queues that the packaged application is led to from outside, and Amazon's own client of them. */
final class OrdersOutside {

    private static final List<String> SOURCES = List.of("payments", "payment-requests", "unpaid", "shipping.fifo");
    private static final List<String> OTHERS =
            List.of("history.fifo", "payments-dead-letters", "unpaid-dead-letters", "shipping-dead-letters.fifo");

    /** Somebody else's queue, subscribed to the topic. */
    private static final String HISTORY = """
            mp.messaging.incoming.history.connector=smallrye-sqs
            mp.messaging.incoming.history.enabled=false
            mp.messaging.incoming.history.queue=history.fifo
            mp.messaging.incoming.history.topic=orders.fifo
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final SqsServer server =
            new SqsServer(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList());
    private Path subscription;
    private SqsAsyncClient sqs;

    void start() {
        server.start();
        new SqsQueues(server.endpoint())
                .create(Stream.concat(SOURCES.stream(), OTHERS.stream()).toList());
        subscription = write(HISTORY);
        sqs = SqsAsyncClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(SqsServer.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private static Path write(String properties) {
        try {
            return Files.writeString(Files.createTempFile("history", ".properties"), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What leads the application to the queues. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_SQS_ENDPOINT_OVERRIDE",
                server.endpoint().toString(),
                "QUARKUS_SQS_AWS_REGION",
                SqsServer.REGION,
                "QUARKUS_SNS_AWS_REGION",
                SqsServer.REGION,
                "QUARKUS_EVENT_FUNCTIONS_AWS_LOCAL_TOPICS",
                "true",
                "QUARKUS_CONFIG_LOCATIONS",
                subscription.toUri().toString(),
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test");
    }

    /** Bring a function what is sent to the application's queues. */
    List<EventSourceMapping> mappings() {
        return SOURCES.stream()
                .map(queue -> QueueReference.local(queue, server.endpoint()))
                .<EventSourceMapping>map(queue -> SqsMapping.of(queue).withReportBatchItemFailures())
                .toList();
    }

    /** Places an order, as the topic's subscribers get it. */
    void place(String order, String item, int quantity, String card) {
        send("payments", "com.example.order.placed", """
                {"orderId":"%s","item":"%s","quantity":%d,"amount":9.99,"card":"%s"}""".formatted(order, item, quantity, card));
    }

    private void send(String queue, String type, String data) {
        String event = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"%s\",\"data\":%s}"
                .formatted(UUID.randomUUID(), type, data);
        sqs.sendMessage(request -> request.queueUrl(url(queue)).messageBody(event))
                .join();
    }

    /** Takes what there is in a queue. */
    List<JsonNode> take(String queue) {
        return sqs
                .receiveMessage(request ->
                        request.queueUrl(url(queue)).maxNumberOfMessages(10).waitTimeSeconds(1))
                .join()
                .messages()
                .stream()
                .map(message -> taken(queue, message))
                .toList();
    }

    private JsonNode taken(String queue, Message message) {
        sqs.deleteMessage(request -> request.queueUrl(url(queue)).receiptHandle(message.receiptHandle()))
                .join();
        try {
            return json.readTree(message.body());
        } catch (IOException e) {
            throw new IllegalStateException(message.body(), e);
        }
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }

    void stop() {
        sqs.close();
        server.close();
        subscription.toFile().delete();
    }
}
