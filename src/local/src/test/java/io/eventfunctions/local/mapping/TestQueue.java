package io.eventfunctions.local.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.local.mapping.sqs.QueueReference;

/** A queue of its own for a test. */
final class TestQueue {

    static final int LONG = 3600;

    private final SqsClient client = SqsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(SqsServer.REGION))
            .endpointOverride(Brokers.sqs().endpoint())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
            .build();
    private final String url;

    private TestQueue(String suffix, Map<QueueAttributeName, String> attributes) {
        this.url = client.createQueue(request ->
                        request.queueName("q" + UUID.randomUUID() + suffix).attributes(attributes))
                .queueUrl();
    }

    static TestQueue standard(int visibilitySeconds) {
        return new TestQueue("", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(visibilitySeconds)));
    }

    static TestQueue fifo(int visibilitySeconds) {
        return new TestQueue(
                ".fifo",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        String.valueOf(visibilitySeconds),
                        QueueAttributeName.FIFO_QUEUE,
                        "true",
                        QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                        "true"));
    }

    static TestQueue withDeadLetters(TestQueue dead, int receptions) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, "1");
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(dead.attribute(QueueAttributeName.QUEUE_ARN), receptions));
        return new TestQueue("", attributes);
    }

    QueueReference queue() {
        return QueueReference.at(url);
    }

    String arn() {
        return attribute(QueueAttributeName.QUEUE_ARN);
    }

    void send(String... bodies) {
        List<SendMessageBatchRequestEntry> entries = Stream.of(bodies)
                .map(body -> SendMessageBatchRequestEntry.builder()
                        .id("m" + UUID.randomUUID())
                        .messageBody(body)
                        .build())
                .toList();
        for (int from = 0; from < entries.size(); from += 10) {
            List<SendMessageBatchRequestEntry> some = entries.subList(from, Math.min(from + 10, entries.size()));
            client.sendMessageBatch(request -> request.queueUrl(url).entries(some));
        }
    }

    void send(String body, Map<String, MessageAttributeValue> attributes) {
        client.sendMessage(request -> request.queueUrl(url).messageBody(body).messageAttributes(attributes));
    }

    void sendTo(String group, String body) {
        client.sendMessage(
                request -> request.queueUrl(url).messageGroupId(group).messageBody(body));
    }

    List<String> receive() {
        return client.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
                .map(Message::body)
                .toList();
    }

    int visible() {
        return Integer.parseInt(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    int invisible() {
        return Integer.parseInt(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    /** Asks once for both numbers, since a message may go from one to the other between two questions. */
    boolean isEmpty() {
        return client
                .getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .allMatch("0"::equals);
    }

    private String attribute(QueueAttributeName name) {
        return client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }
}
