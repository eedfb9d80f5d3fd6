package io.eventfunctions.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

import io.eventfunctions.aws.VisibilityRequests.Change;
import io.eventfunctions.aws.binding.EventMessage;
import io.eventfunctions.aws.binding.EventMessageWriter;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.RetryQueue;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/**
 * Sends retries to the queues of SQS that channels consume, and changes when rejected messages are redelivered.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html">Message timers</a>
 */
@ApplicationScoped
@Identifier(SqsCodec.CONNECTOR)
public class SqsRetryQueue implements RetryQueue {

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    private static final int LONGEST_VISIBILITY_TIMEOUT_SECONDS =
            (int) Duration.ofHours(12).toSeconds();

    private final ChannelSettings settings;
    private final SqsClients clients;
    private final Map<String, ChannelQueue> queues = new ConcurrentHashMap<>();

    SqsRetryQueue(ChannelSettings settings, SqsClients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public Duration longestDelay() {
        return LONGEST_DELAY;
    }

    @Override
    public CompletionStage<Void> send(String channel, CloudEvent event, Duration delay) {
        EventMessage message = EventMessageWriter.write(event, ContentMode.STRUCTURED);
        ChannelQueue queue = queue(channel);
        return queue.url()
                .chain(url -> Uni.createFrom()
                        .completionStage(() -> queue.client().sendMessage(request -> request.queueUrl(url)
                                .messageBody(message.body())
                                .messageAttributes(SqsCodec.attributes(message))
                                .delaySeconds(seconds(delay)))))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> redeliverAfter(String channel, Map<String, Duration> delays) {
        List<Change> changes = delays.entrySet().stream()
                .map(message -> new Change(
                        message.getKey(), Math.min(seconds(message.getValue()), LONGEST_VISIBILITY_TIMEOUT_SECONDS)))
                .toList();
        ChannelQueue queue = queue(channel);
        VisibilityRequests requests = new VisibilityRequests(queue.client());
        return queue.url()
                .chain(url -> Uni.createFrom()
                        .completionStage(() -> CompletableFuture.allOf(requests.sendAll(url, changes).stream()
                                .map(response -> response.thenAccept(SqsRetryQueue::check))
                                .toArray(CompletableFuture[]::new))))
                .subscribeAsCompletionStage();
    }

    private static void check(ChangeMessageVisibilityBatchResponse response) {
        if (response.hasFailed()) {
            throw MESSAGES.visibilityNotChanged(response.failed().get(0).message());
        }
    }

    private static int seconds(Duration delay) {
        return Math.toIntExact(delay.plusMillis(999).toSeconds());
    }

    private ChannelQueue queue(String channel) {
        return queues.computeIfAbsent(channel, this::find);
    }

    private ChannelQueue find(String channel) {
        SqsConnectorDescriptor descriptor = new SqsConnectorDescriptor();
        ChannelAttributes attributes = settings.incoming(channel, Optional.of(descriptor));
        SqsAsyncClient client = clients.client(new AwsEndpoint(
                attributes.find("region"),
                attributes.find("endpoint-override").map(URI::create),
                attributes.find("credentials-provider")));
        Uni<String> url = attributes
                .find(SqsConnectorDescriptor.QUEUE_URL)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> AddressLookup.untilFound(() -> client.getQueueUrl(request ->
                                request.queueName(attributes.findOrChannelName(SqsConnectorDescriptor.QUEUE)))
                        .thenApply(GetQueueUrlResponse::queueUrl)));
        return new ChannelQueue(client, url);
    }
}
