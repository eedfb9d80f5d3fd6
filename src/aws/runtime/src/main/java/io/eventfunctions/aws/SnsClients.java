package io.eventfunctions.aws;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sns.SnsConnectorOutgoingConfiguration;
import io.smallrye.reactive.messaging.aws.sns.SnsManager;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClientBuilder;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.Topic;

/** Gives the SNS connector its clients and its topics. */
@ApplicationScoped
@Alternative
@Priority(1)
public class SnsClients extends SnsManager {

    /** There is no such topic. */
    private static final class NoTopic extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NoTopic(String message) {
            super(message);
        }
    }

    private final Lookup lookup;
    private final SharedClients<SnsAsyncClientBuilder, SnsAsyncClient> clients;
    private final UnreachableChannels unreachable;
    private final LocalTopics localTopics;

    SnsClients(
            Instance<SnsAsyncClient> usual,
            Instance<SnsAsyncClientBuilder> builder,
            UnreachableChannels unreachable,
            LocalTopics localTopics,
            AwsConfig config) {
        this.lookup = new Lookup(config.lookup());
        this.clients = new SharedClients<>(usual::get, builder::get);
        this.unreachable = unreachable;
        this.localTopics = localTopics;
    }

    @Override
    public SnsAsyncClient getClient(SnsConnectorOutgoingConfiguration channel) {
        SnsAsyncClient client = localTopics.standInFor(channel) ? localTopics.client(topic(channel)) : shared(channel);
        return new ChannelSnsClient(client, arn(channel), retrying(channel));
    }

    /** SNS finds topics by ARN only, and people know their names. */
    @Override
    public Uni<String> getTopicArn(SnsConnectorOutgoingConfiguration channel) {
        return channel.getTopicArn().isPresent() || localTopics.standInFor(channel)
                ? arn(channel)
                : lookup.address(topic(channel), arn(channel));
    }

    private Uni<String> arn(SnsConnectorOutgoingConfiguration channel) {
        if (channel.getTopicArn().isPresent()) {
            return Uni.createFrom().item(channel.getTopicArn().get());
        }
        if (localTopics.standInFor(channel)) {
            return Uni.createFrom().item("arn:aws:sns:local:000000000000:" + topic(channel));
        }
        return Lookup.untilFound(() -> retrying(channel)
                .insist(
                        () -> find(channel, shared(channel), null),
                        failure -> lookup.isOver(failure, NoTopic.class, true)));
    }

    private static CompletableFuture<String> find(
            SnsConnectorOutgoingConfiguration channel, SnsAsyncClient client, String page) {
        return client.listTopics(request -> request.nextToken(page))
                .thenCompose(answer -> findIn(answer, channel, client));
    }

    private static CompletableFuture<String> findIn(
            ListTopicsResponse answer, SnsConnectorOutgoingConfiguration channel, SnsAsyncClient client) {
        for (Topic topic : answer.topics()) {
            if (topic.topicArn().endsWith(":" + topic(channel))) {
                return CompletableFuture.completedFuture(topic.topicArn());
            }
        }
        if (answer.nextToken() != null) {
            return find(channel, client, answer.nextToken());
        }
        return CompletableFuture.failedFuture(new NoTopic(
                "EVF0705 Channel %s has no topic: there is no %s in the account and region; create it or set the channel's attribute topic or topic.arn"
                        .formatted(channel.getChannel(), topic(channel))));
    }

    private RetryingRequest retrying(SnsConnectorOutgoingConfiguration channel) {
        return new RetryingRequest(channel.getChannel(), topic(channel), unreachable);
    }

    private SnsAsyncClient shared(SnsConnectorOutgoingConfiguration channel) {
        return clients.at(new AwsEndpoint(
                channel.getRegion(), channel.getEndpointOverride().map(URI::create), channel.getCredentialsProvider()));
    }

    private static String topic(SnsConnectorOutgoingConfiguration channel) {
        return channel.getTopic().orElse(channel.getChannel());
    }

    @PreDestroy
    void close() {
        clients.close();
    }
}
