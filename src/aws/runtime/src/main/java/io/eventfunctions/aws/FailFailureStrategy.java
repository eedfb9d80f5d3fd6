package io.eventfunctions.aws;

import java.util.function.BiConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsFailureHandler;
import io.smallrye.reactive.messaging.aws.sqs.fault.SqsFailStop;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import io.eventfunctions.spi.HaltChannelException;

/**
 * The connector's failure strategy {@code fail}. A channel of functions halts; one of a hand-written method stops for good and releases its
 * messages to other consumers.
 */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(SqsFailureHandler.Strategy.FAIL)
public class FailFailureStrategy implements SqsFailureHandler.Factory {

    @Override
    public SqsFailureHandler create(
            String channel, SqsAsyncClient client, Uni<String> queueUrl, BiConsumer<Throwable, Boolean> report) {
        if (((ChannelSqsClient) client).isOfFunctions()) {
            return UnlessLeaseOver.of((ChannelSqsClient) client, (message, metadata, failure) -> Uni.createFrom()
                    .failure(new HaltChannelException(failure)));
        }
        SqsFailureHandler delegate = new SqsFailStop(channel, report);
        return (message, metadata, failure) -> {
            ((ChannelSqsClient) client).stop();
            return delegate.handle(message, metadata, failure);
        };
    }
}
