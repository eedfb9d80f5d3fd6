package io.eventfunctions.aws;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorCommonConfiguration;
import io.smallrye.reactive.messaging.aws.sqs.SqsManager;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Gives the SQS connector its clients and its queues. */
@ApplicationScoped
@Alternative
@Priority(1)
public class SqsClients extends SqsManager {

    /** There is no such queue. */
    private static final class NoQueue extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NoQueue(String queue, String channel, Throwable cause) {
            super(
                    "EVF0702 Channel %s has no queue: there is no %s in the account and region; create it or set the channel's attribute queue"
                            .formatted(channel, queue),
                    cause);
        }
    }

    private final List<Reception> receptions = new CopyOnWriteArrayList<>();
    private final Lookup lookup = new Lookup();
    private final SharedClients<SqsAsyncClientBuilder, SqsAsyncClient> clients;
    private final Troubles troubles;

    SqsClients(Instance<SqsAsyncClient> usual, Instance<SqsAsyncClientBuilder> builder, Troubles troubles) {
        this.clients = new SharedClients<>(usual::get, builder::get);
        this.troubles = troubles;
    }

    @Override
    public SqsAsyncClient getClient(SqsConnectorCommonConfiguration channel) {
        SqsAsyncClient shared = shared(channel);
        Reception reception = new Reception(shared, new Patience(channel.getChannel(), queue(channel), troubles));
        receptions.add(reception);
        return new ChannelSqsClient(shared, reception);
    }

    @Override
    public Uni<String> getQueueUrl(SqsConnectorCommonConfiguration channel) {
        if (channel.getQueueUrl().isPresent()) {
            return Uni.createFrom().item(channel.getQueueUrl().get());
        }
        String queue = queue(channel);
        Patience patience = new Patience(channel.getChannel(), queue, troubles);
        return lookup.await(
                patience.insist(() -> find(queue, channel), failure -> lookup.isOver(failure, NoQueue.class)));
    }

    private CompletableFuture<String> find(String queue, SqsConnectorCommonConfiguration channel) {
        return shared(channel)
                .getQueueUrl(request -> request.queueName(queue))
                .thenApply(GetQueueUrlResponse::queueUrl)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure.getCause() instanceof QueueDoesNotExistException
                                ? new NoQueue(queue, channel.getChannel(), failure.getCause())
                                : failure));
    }

    private SqsAsyncClient shared(SqsConnectorCommonConfiguration channel) {
        return clients.at(new Place(
                channel.getRegion(), channel.getEndpointOverride().map(URI::create), channel.getCredentialsProvider()));
    }

    private static String queue(SqsConnectorCommonConfiguration channel) {
        return channel.getQueue().orElse(channel.getChannel());
    }

    /** Asks for no messages any more; those that are here can still be deleted or given back. */
    public void stopReceptions() {
        receptions.forEach(Reception::stop);
    }

    @PreDestroy
    void close() {
        clients.close();
    }
}
