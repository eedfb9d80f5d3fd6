package io.eventfunctions.aws;

import java.net.URI;
import java.util.Optional;
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

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** Provides the SNS connector with clients and topic ARNs. */
@ApplicationScoped
@Alternative
@Priority(1)
public class SnsClients extends SnsManager {

    /** A topic does not exist. */
    private static final class TopicNotFoundException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        TopicNotFoundException(String message) {
            super(message);
        }
    }

    private final AddressLookup lookup;
    private final EndpointClients<SnsAsyncClientBuilder, SnsAsyncClient> clients;
    private final UnreachableChannels unreachable;
    private final LocalTopics localTopics;

    SnsClients(
            Instance<SnsAsyncClient> standard,
            Instance<SnsAsyncClientBuilder> builder,
            UnreachableChannels unreachable,
            LocalTopics localTopics,
            AwsConfig config) {
        this.lookup = new AddressLookup(config.lookup());
        this.clients = new EndpointClients<>(standard::get, builder::get);
        this.unreachable = unreachable;
        this.localTopics = localTopics;
    }

    @Override
    public SnsAsyncClient getClient(SnsConnectorOutgoingConfiguration channel) {
        SnsAsyncClient client = localTopics.replace(channel) ? localTopics.client(topic(channel)) : shared(channel);
        return new ChannelSnsClient(client, arn(channel), retrying(channel));
    }

    /** SNS takes only ARNs, so the ARN is looked up by the topic's name. */
    @Override
    public Uni<String> getTopicArn(SnsConnectorOutgoingConfiguration channel) {
        return known(channel).orElseGet(() -> lookup.address(topic(channel), lookup.await(() -> lookUp(channel))));
    }

    private Uni<String> arn(SnsConnectorOutgoingConfiguration channel) {
        return known(channel).orElseGet(() -> AddressLookup.untilFound(() -> lookUp(channel)));
    }

    private Optional<Uni<String>> known(SnsConnectorOutgoingConfiguration channel) {
        return channel.getTopicArn()
                .or(() -> localTopics.replace(channel)
                        ? Optional.of("arn:aws:sns:local:000000000000:" + topic(channel))
                        : Optional.empty())
                .map(arn -> Uni.createFrom().item(arn));
    }

    private CompletableFuture<String> lookUp(SnsConnectorOutgoingConfiguration channel) {
        return retrying(channel)
                .send(
                        () -> find(channel, shared(channel), null),
                        failure -> lookup.isFinal(failure, TopicNotFoundException.class, true));
    }

    private static CompletableFuture<String> find(
            SnsConnectorOutgoingConfiguration channel, SnsAsyncClient client, String page) {
        return client.listTopics(request -> request.nextToken(page))
                .thenCompose(response -> findIn(response, channel, client));
    }

    private static CompletableFuture<String> findIn(
            ListTopicsResponse response, SnsConnectorOutgoingConfiguration channel, SnsAsyncClient client) {
        for (Topic topic : response.topics()) {
            if (topic.topicArn().endsWith(":" + topic(channel))) {
                return CompletableFuture.completedFuture(topic.topicArn());
            }
        }
        if (response.nextToken() != null) {
            return find(channel, client, response.nextToken());
        }
        return CompletableFuture.failedFuture(
                new TopicNotFoundException(MESSAGES.topicNotFound(channel.getChannel(), topic(channel))));
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
