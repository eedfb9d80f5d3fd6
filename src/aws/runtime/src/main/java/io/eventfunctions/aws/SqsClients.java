package io.eventfunctions.aws;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorCommonConfiguration;
import io.smallrye.reactive.messaging.aws.sqs.SqsManager;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/** Gives the SQS connector its clients: those of Quarkus, one for each region and endpoint, whatever the number of channels. */
@ApplicationScoped
@Alternative
@Priority(1)
public class SqsClients extends SqsManager {

    private final Instance<SqsAsyncClient> quarkusClient;

    SqsClients(Instance<SqsAsyncClient> quarkusClient) {
        this.quarkusClient = quarkusClient;
    }

    @Override
    public SqsAsyncClient getClient(SqsConnectorCommonConfiguration channel) {
        return new ChannelSqsClient(quarkusClient.get());
    }

    @Override
    public Uni<String> getQueueUrl(SqsConnectorCommonConfiguration channel) {
        if (channel.getQueueUrl().isPresent()) {
            return Uni.createFrom().item(channel.getQueueUrl().get());
        }
        String queue = channel.getQueue().orElse(channel.getChannel());
        return Uni.createFrom()
                .completionStage(() -> quarkusClient.get().getQueueUrl(request -> request.queueName(queue)))
                .map(GetQueueUrlResponse::queueUrl);
    }
}
