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

/** The connector's failure strategy {@code ignore}: a rejected message isn't kept invisible any longer. */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(SqsFailureHandler.Strategy.IGNORE)
public class IgnoringFailures implements SqsFailureHandler.Factory {

    @Override
    public SqsFailureHandler create(
            String channel, SqsAsyncClient client, Uni<String> queueUrl, BiConsumer<Throwable, Boolean> report) {
        SqsFailureHandler connectors = new SqsIgnoreFailureHandler();
        return (message, metadata, failure) -> {
            ((ChannelSqsClient) client).forget(message.getMessage());
            return connectors.handle(message, metadata, failure);
        };
    }
}
