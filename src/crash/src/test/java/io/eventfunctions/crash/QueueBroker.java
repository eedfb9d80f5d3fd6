package io.eventfunctions.crash;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import io.eventfunctions.aws.server.SqsQueues;
import io.eventfunctions.aws.server.SqsServer;

/** A queue of an SQS server that keeps its messages in memory. */
final class QueueBroker implements CuttableBroker {

    private static final String DEAD_LETTERS = "work-dead-letters";
    private static final int BATCH = 10;
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final boolean fifo;
    private final String queue;
    private final SqsServer server;
    private final SqsAsyncClient client;
    private Duration visibilityTimeout;

    private QueueBroker(boolean fifo) {
        this.fifo = fifo;
        queue = fifo ? "work.fifo" : "work";
        server = new SqsServer(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList());
        client = SqsAsyncClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(SqsServer.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("crash", "crash")))
                .build();
    }

    static QueueBroker standard() {
        return new QueueBroker(false);
    }

    static QueueBroker fifo() {
        return new QueueBroker(true);
    }

    /** The same; received messages come again after that time unless who receives them wants it otherwise. */
    QueueBroker withVisibilityTimeout(Duration timeout) {
        visibilityTimeout = timeout;
        return this;
    }

    @Override
    public String name() {
        return fifo ? "sqs-fifo" : "sqs";
    }

    @Override
    public boolean keepsOrder() {
        return fifo;
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public void start() {
        server.start();
        new SqsQueues(server.endpoint()).create(List.of(queue, DEAD_LETTERS));
        if (visibilityTimeout != null) {
            String seconds = String.valueOf(visibilityTimeout.toSeconds());
            String url = url(queue);
            client.setQueueAttributes(request ->
                            request.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)))
                    .join();
        }
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public int port() {
        return server.endpoint().getPort();
    }

    @Override
    public Map<String, String> settingsAt(int port) {
        return Map.of(
                "quarkus.profile",
                "sqs",
                "mp.messaging.incoming.work.queue",
                queue,
                "quarkus.sqs.endpoint-override",
                "http://127.0.0.1:" + port,
                "quarkus.sqs.aws.region",
                SqsServer.REGION,
                "quarkus.sqs.aws.credentials.type",
                "static",
                "quarkus.sqs.aws.credentials.static-provider.access-key-id",
                "crash",
                "quarkus.sqs.aws.credentials.static-provider.secret-access-key",
                "crash");
    }

    @Override
    public String source() {
        return url(queue);
    }

    @Override
    public void publish(List<WorkItem> items) {
        String url = url(queue);
        for (int from = 0; from < items.size(); from += BATCH) {
            List<WorkItem> batch = items.subList(from, Math.min(from + BATCH, items.size()));
            List<SendMessageBatchRequestEntry> entries =
                    batch.stream().map(this::entry).toList();
            var answer = client.sendMessageBatch(
                            request -> request.queueUrl(url).entries(entries))
                    .join();
            if (answer.hasFailed() && !answer.failed().isEmpty()) {
                throw new IllegalStateException("The server refused " + answer.failed());
            }
        }
    }

    /** The key is the group of a FIFO queue; in a standard queue it stands in the event. */
    private SendMessageBatchRequestEntry entry(WorkItem item) {
        CloudEventBuilder event = Workload.event(item);
        SendMessageBatchRequestEntry.Builder entry =
                SendMessageBatchRequestEntry.builder().id(item.id());
        if (fifo) {
            entry.messageGroupId(item.key()).messageDeduplicationId(item.id());
        } else {
            event.withExtension("partitionkey", item.key());
        }
        byte[] json = new JsonFormat().serialize(event.build());
        return entry.messageBody(new String(json, StandardCharsets.UTF_8)).build();
    }

    @Override
    public long unacknowledged() {
        String url = url(queue);
        return client
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(COUNTS))
                .join()
                .attributes()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Override
    public List<CloudEvent> deadLetters() {
        String url = url(DEAD_LETTERS);
        List<CloudEvent> letters = new ArrayList<>();
        for (List<Message> some = receive(url); !some.isEmpty(); some = receive(url)) {
            some.forEach(letter ->
                    letters.add(new JsonFormat().deserialize(letter.body().getBytes(StandardCharsets.UTF_8))));
            List<DeleteMessageBatchRequestEntry> entries = some.stream()
                    .map(letter -> DeleteMessageBatchRequestEntry.builder()
                            .id(letter.messageId())
                            .receiptHandle(letter.receiptHandle())
                            .build())
                    .toList();
            client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries))
                    .join();
        }
        return letters;
    }

    private List<Message> receive(String url) {
        return client.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(BATCH))
                .join()
                .messages();
    }

    private String url(String name) {
        return client.getQueueUrl(request -> request.queueName(name)).join().queueUrl();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
