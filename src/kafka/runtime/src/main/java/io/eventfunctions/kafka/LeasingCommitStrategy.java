package io.eventfunctions.kafka;

import java.time.Duration;
import java.util.function.BiConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.vertx.mutiny.core.Vertx;

/** The commit strategy {@code throttled}; the channels of functions have leases as well. */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(KafkaCommitHandler.Strategy.THROTTLED)
public class LeasingCommitStrategy implements KafkaCommitHandler.Factory {

    /** Short enough not to hold up a group, long enough for most functions. */
    private static final Duration REBALANCE_WAIT = Duration.ofSeconds(10);

    private final KafkaThrottledLatestProcessedCommit.Factory throttled =
            new KafkaThrottledLatestProcessedCommit.Factory();

    @Override
    public KafkaCommitHandler create(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> report) {
        KafkaThrottledLatestProcessedCommit handler = throttled.create(channel, vertx, consumer, report);
        return isOfFunctions(channel)
                ? new LeasingCommitHandler(vertx, handler, new PartitionLeases(channel.getChannel(), REBALANCE_WAIT))
                : handler;
    }

    /** Whether a channel belongs to functions. */
    static boolean isOfFunctions(KafkaConnectorIncomingConfiguration channel) {
        return KafkaEventDeserializer.NAME.equals(channel.getValueDeserializer());
    }
}
