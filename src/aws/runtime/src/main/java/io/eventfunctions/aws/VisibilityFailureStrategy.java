package io.eventfunctions.aws;

import java.util.function.BiConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsFailureHandler;
import io.smallrye.reactive.messaging.aws.sqs.fault.SqsVisibilityFailureHandler;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The connector's failure strategy {@code visibility}; a message that is not ours any more is left alone. */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(SqsFailureHandler.Strategy.VISIBILITY)
public class VisibilityFailureStrategy implements SqsFailureHandler.Factory {

    @Override
    public SqsFailureHandler create(
            String channel, SqsAsyncClient client, Uni<String> queueUrl, BiConsumer<Throwable, Boolean> report) {
        return UnlessLeaseOver.of((ChannelSqsClient) client, new SqsVisibilityFailureHandler(client, queueUrl));
    }
}
