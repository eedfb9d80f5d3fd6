package io.eventfunctions.local.mapping.sqs;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import io.eventfunctions.local.LocalMessages;

/** What mappings do with a queue. The visibility of messages is left to the queue, as AWS's pollers leave it. */
public final class QueueClient implements AutoCloseable {

    private static final int AT_ONCE = 10;

    private final SqsClient client;
    private final String url;
    private final String arn;

    private QueueClient(SqsClient client, String url, String arn) {
        this.client = client;
        this.url = url;
        this.arn = arn;
    }

    /**
     * Connects with the queue.
     *
     * @throws IllegalStateException if it isn't there
     */
    public static QueueClient of(QueueReference queue) {
        SqsClient client = SqsClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(queue.region()))
                .endpointOverride(queue.endpoint())
                .credentialsProvider(credentials(queue))
                .build();
        try {
            String url = queue.hasUrl() ? queue.reference() : find(client, queue);
            String arn = client.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            return new QueueClient(client, url, arn);
        } catch (SdkException e) {
            client.close();
            throw LocalMessages.MAPPING.queueNotReachable(queue.reference(), e.getMessage(), e);
        }
    }

    private static String find(SqsClient client, QueueReference queue) {
        return client.getQueueUrl(request -> request.queueName(queue.name()).queueOwnerAWSAccountId(queue.account()))
                .queueUrl();
    }

    private static AwsCredentialsProvider credentials(QueueReference queue) {
        return queue.onAws()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }

    String arn() {
        return arn;
    }

    /** Messages with all that the queue knows about them, waiting so many seconds for the first one. */
    List<Message> receive(int most, int seconds) {
        return client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(Math.min(most, AT_ONCE))
                        .waitTimeSeconds(seconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    /**
     * Deletes messages.
     *
     * @return why some couldn't be deleted, so that they come again
     */
    List<String> delete(List<Message> messages) {
        List<String> problems = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += AT_ONCE) {
            List<Message> some = messages.subList(from, Math.min(from + AT_ONCE, messages.size()));
            try {
                client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries(some))).failed().stream()
                        .map(failure -> some.get(Integer.parseInt(failure.id())).messageId() + " " + why(failure))
                        .forEach(problems::add);
            } catch (SdkException e) {
                some.forEach(message -> problems.add(message.messageId() + " " + e.getMessage()));
            }
        }
        return problems;
    }

    private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        return entries;
    }

    private static String why(BatchResultErrorEntry failure) {
        return failure.code() + " " + failure.message();
    }

    /** Sends a message, for good when this returns. */
    public void send(String body) {
        client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    @Override
    public void close() {
        client.close();
    }
}
