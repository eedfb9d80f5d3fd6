package io.eventfunctions.aws;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsFailureHandler;
import io.smallrye.reactive.messaging.aws.sqs.fault.SqsVisibilityFailureHandler;
import io.smallrye.reactive.messaging.aws.sqs.fault.VisibilityTimeoutMetadata;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.PolicyReader;

/**
 * The failure strategy {@value #NAME}: a rejected message is redelivered after the backoff of its policy, continued over all
 * receives of the message. So a failing message is redelivered less and less often, until the queue's redrive policy moves it away.
 */
@ApplicationScoped
@Identifier(BackoffFailureStrategy.NAME)
public class BackoffFailureStrategy implements SqsFailureHandler.Factory {

    /** The value of {@code failure-strategy}. */
    static final String NAME = "backoff";

    private static final int MAX_SECONDS = (int) Duration.ofHours(12).toSeconds();

    private final Config config;

    BackoffFailureStrategy(Config config) {
        this.config = config;
    }

    @Override
    public SqsFailureHandler create(
            String channel, SqsAsyncClient client, Uni<String> queueUrl, BiConsumer<Throwable, Boolean> report) {
        DeliveryPolicy policy = policy(ChannelReceivers.channelOf(channel));
        SqsFailureHandler delegate = new SqsVisibilityFailureHandler(client, queueUrl);
        return UnlessLeaseOver.of((ChannelSqsClient) client, (message, metadata, failure) -> {
            Object wait = new VisibilityTimeoutMetadata(seconds(policy, message.getMessage()));
            return delegate.handle(message, metadata.with(wait), failure);
        });
    }

    private DeliveryPolicy policy(String channel) {
        return PolicyReader.read(channel, ChannelSettings.in(config).delivery(channel));
    }

    /** The backoff in whole seconds, rounded up, because visibility timeouts have no fractions. */
    static int seconds(DeliveryPolicy policy, software.amazon.awssdk.services.sqs.model.Message message) {
        String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        long failed = (count == null ? 1 : Long.parseLong(count)) * (policy.retry() + 1L);
        Duration wait = policy.backoff().after((int) Math.min(failed, Integer.MAX_VALUE), ThreadLocalRandom.current());
        return (int) Math.min(wait.plusNanos(999_999_999).toSeconds(), MAX_SECONDS);
    }
}
