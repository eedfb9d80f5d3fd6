package io.eventfunctions.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorCommonConfiguration;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorOutgoingConfiguration;
import io.smallrye.reactive.messaging.aws.sqs.SqsManager;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

import io.eventfunctions.aws.binding.FifoIds;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** Provides the SQS connector with clients and queue URLs, and settles their messages at shutdown. */
@ApplicationScoped
@Alternative
@Priority(1)
public class SqsClients extends SqsManager {

    private static final int SHUTDOWN_SECONDS = 2;

    /** A queue does not exist. */
    private static final class QueueNotFoundException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        QueueNotFoundException(String queue, String channel, Throwable cause) {
            super(MESSAGES.queueNotFound(channel, queue), cause);
        }
    }

    private final ChannelReceivers receivers = new ChannelReceivers();
    private final VisibilityExtender extender = new VisibilityExtender();
    private final List<DeleteBatcher> deleters = new CopyOnWriteArrayList<>();
    private final Map<String, ChannelQueue> queues = new ConcurrentHashMap<>();
    private final AddressLookup lookup;
    private final EndpointClients<SqsAsyncClientBuilder, SqsAsyncClient> clients;
    private final LongPollClients<SqsAsyncClient> polling;
    private final UnreachableChannels unreachable;
    private final Config settings;

    SqsClients(
            Instance<SqsAsyncClient> standard,
            Instance<SqsAsyncClientBuilder> builder,
            UnreachableChannels unreachable,
            AwsConfig config,
            Config settings,
            @ConfigProperty(name = "quarkus.sqs.async-client.max-concurrency", defaultValue = "50") int connections) {
        this.lookup = new AddressLookup(config.lookup());
        this.clients = new EndpointClients<>(standard::get, builder::get);
        this.polling = new LongPollClients<>(clients::separate, connections);
        this.unreachable = unreachable;
        this.settings = settings;
    }

    @Override
    public SqsAsyncClient getClient(SqsConnectorCommonConfiguration channel) {
        SqsAsyncClient shared = shared(channel);
        InFlightMessages messages = new InFlightMessages(channel.getChannel(), shared);
        RetryingRequest retrying = new RetryingRequest(channel.getChannel(), queue(channel), unreachable);
        QueuePoller poller = poller(channel, retrying, messages);
        extender.add(messages);
        DeleteBatcher deleter = new DeleteBatcher(shared);
        deleters.add(deleter);
        boolean ofFunctions = channel instanceof SqsConnectorIncomingConfiguration incoming
                && ChannelReceivers.areOfFunctions(incoming);
        return new ChannelSqsClient(
                shared, () -> queueOf(channel.getChannel()).url(), poller, messages, deleter, ofFunctions);
    }

    private QueuePoller poller(
            SqsConnectorCommonConfiguration channel, RetryingRequest retrying, InFlightMessages messages) {
        String name = channel.getChannel();
        if (!(channel instanceof SqsConnectorIncomingConfiguration incoming)) {
            return new QueuePoller(shared(channel), retrying, messages, name, 1);
        }
        QueuePoller poller = new QueuePoller(
                polling.next(endpoint(channel)),
                retrying,
                messages,
                name,
                ChannelReceivers.prefetch(incoming, settings));
        receivers.add(
                name,
                new ChannelReceiver(
                        channel.getQueueUrl().map(FifoIds::name).orElseGet(() -> queue(channel)), poller, messages));
        return poller;
    }

    /** What receives the messages of the incoming channels. */
    ChannelReceivers receivers() {
        return receivers;
    }

    @Override
    public Uni<String> getQueueUrl(SqsConnectorCommonConfiguration channel) {
        Uni<String> url =
                channel.getQueueUrl().map(known -> Uni.createFrom().item(known)).orElseGet(() -> lookUp(channel));
        queues.put(channel.getChannel(), new ChannelQueue(shared(channel), url));
        return channel instanceof SqsConnectorOutgoingConfiguration
                        && channel.getQueueUrl().isEmpty()
                ? lookup.address(queue(channel), url)
                : url;
    }

    private Uni<String> lookUp(SqsConnectorCommonConfiguration channel) {
        String queue = queue(channel);
        RetryingRequest retrying = new RetryingRequest(channel.getChannel(), queue, unreachable);
        boolean sends = channel instanceof SqsConnectorOutgoingConfiguration;
        return lookup.await(() -> retrying.send(
                () -> find(queue, channel), failure -> lookup.isFinal(failure, QueueNotFoundException.class, sends)));
    }

    /** The client of an endpoint, shared by the channels that use it. */
    SqsAsyncClient client(AwsEndpoint endpoint) {
        return clients.at(endpoint);
    }

    /** The queue of a channel. */
    ChannelQueue queueOf(String channel) {
        return queues.get(channel);
    }

    /** Extends the visibility timeouts of messages that are not received by the connector, until {@link #release}. */
    InFlightMessages track(String channel) {
        InFlightMessages messages =
                new InFlightMessages(channel, queueOf(channel).client());
        extender.add(messages);
        return messages;
    }

    /** Makes the messages that are still in flight visible again. */
    void release(InFlightMessages messages) {
        await(Stream.of(messages.release()));
        extender.remove(messages);
    }

    private CompletableFuture<String> find(String queue, SqsConnectorCommonConfiguration channel) {
        return shared(channel)
                .getQueueUrl(request -> request.queueName(queue))
                .thenApply(GetQueueUrlResponse::queueUrl)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure.getCause() instanceof QueueDoesNotExistException
                                ? new QueueNotFoundException(queue, channel.getChannel(), failure.getCause())
                                : failure));
    }

    private SqsAsyncClient shared(SqsConnectorCommonConfiguration channel) {
        return clients.at(endpoint(channel));
    }

    private static AwsEndpoint endpoint(SqsConnectorCommonConfiguration channel) {
        return new AwsEndpoint(
                channel.getRegion(), channel.getEndpointOverride().map(URI::create), channel.getCredentialsProvider());
    }

    private static String queue(SqsConnectorCommonConfiguration channel) {
        return channel.getQueue().orElseGet(() -> ChannelReceivers.channelOf(channel.getChannel()));
    }

    /** Stops polling; messages in flight can still be settled. */
    public void stopPolling() {
        receivers.stop();
    }

    /** Makes unsettled messages visible to other consumers at once, before Quarkus closes its client. */
    void releaseMessages(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent shutdown) {
        extender.stop();
        await(deleters.stream().map(DeleteBatcher::done));
        await(extender.releaseAll());
    }

    private static void await(Stream<CompletableFuture<Void>> requests) {
        try {
            CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            MESSAGES.notReturnedAtShutdown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() {
        clients.close();
    }
}
