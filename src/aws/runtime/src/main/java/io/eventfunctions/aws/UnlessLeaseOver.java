package io.eventfunctions.aws;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsFailureHandler;
import io.smallrye.reactive.messaging.aws.sqs.SqsMessage;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Applies a failure strategy to messages that are still ours; the others are redelivered in any case, and are only forgotten. */
record UnlessLeaseOver(ChannelSqsClient client, SqsFailureHandler strategy) implements SqsFailureHandler {

    @Override
    public Uni<Void> handle(SqsMessage<?> message, Metadata metadata, Throwable failure) {
        if (client.isHeld(message.getMessage())) {
            return strategy.handle(message, metadata, failure);
        }
        client.stopExtending(message.getMessage());
        return Uni.createFrom().voidItem();
    }

    /** The strategy for messages of functions; it is unchanged on a channel that belongs to a hand-written method. */
    static SqsFailureHandler of(ChannelSqsClient client, SqsFailureHandler strategy) {
        return client.isOfFunctions() ? new UnlessLeaseOver(client, strategy) : strategy;
    }
}
