package io.eventfunctions.aws;

import java.util.function.BiConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsFailureHandler;
import io.smallrye.reactive.messaging.aws.sqs.fault.SqsIgnoreFailureHandler;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The connector's failure strategy {@code ignore}; the visibility timeout of a rejected message is no longer extended. */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(SqsFailureHandler.Strategy.IGNORE)
public class IgnoreFailureStrategy implements SqsFailureHandler.Factory {

    @Override
    public SqsFailureHandler create(
            String channel, SqsAsyncClient client, Uni<String> queueUrl, BiConsumer<Throwable, Boolean> report) {
        SqsFailureHandler delegate = new SqsIgnoreFailureHandler();
        return UnlessLeaseOver.of((ChannelSqsClient) client, (message, metadata, failure) -> {
            ((ChannelSqsClient) client).stopExtending(message.getMessage());
            return delegate.handle(message, metadata, failure);
        });
    }
}
