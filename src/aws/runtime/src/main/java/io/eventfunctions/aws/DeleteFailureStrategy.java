package io.eventfunctions.aws;

import java.util.function.BiConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsFailureHandler;
import io.smallrye.reactive.messaging.aws.sqs.fault.SqsDeleteFailureHandler;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The connector's failure strategy {@code delete}; a message that is not ours any more is not deleted. */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(SqsFailureHandler.Strategy.DELETE)
public class DeleteFailureStrategy implements SqsFailureHandler.Factory {

    @Override
    public SqsFailureHandler create(
            String channel, SqsAsyncClient client, Uni<String> queueUrl, BiConsumer<Throwable, Boolean> report) {
        return UnlessLeaseOver.of((ChannelSqsClient) client, new SqsDeleteFailureHandler(client, queueUrl));
    }
}
