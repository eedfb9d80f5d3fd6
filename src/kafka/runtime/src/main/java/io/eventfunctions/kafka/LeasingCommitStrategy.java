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
import io.smallrye.reactive.messaging.kafka.impl.ReactiveKafkaConsumer;
import io.vertx.mutiny.core.Vertx;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The commit strategy {@code throttled}. The channels of functions have leases as well, and commit without a memory of records that are
 * settled, except where an attribute of the channel needs that memory.
 */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(KafkaCommitHandler.Strategy.THROTTLED)
public class LeasingCommitStrategy implements KafkaCommitHandler.Factory {

    /** Short enough not to hold up a group, long enough for most functions. */
    private static final Duration REBALANCE_WAIT = Duration.ofSeconds(10);

    /** The connector's own defaults. */
    private static final int DEFAULT_COMMIT_INTERVAL_MILLIS = 5_000;

    private static final int DEFAULT_API_TIMEOUT_MILLIS = 60_000;

    private final KafkaThrottledLatestProcessedCommit.Factory throttled =
            new KafkaThrottledLatestProcessedCommit.Factory();
    private final KafkaReception reception;

    LeasingCommitStrategy(@Identifier(KafkaReception.CONNECTOR) KafkaReception reception) {
        this.reception = reception;
    }

    @Override
    public KafkaCommitHandler create(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> report) {
        if (!isOfFunctions(channel)) {
            return throttled.create(channel, vertx, consumer, report);
        }
        String name = channel.getChannel();
        LeasingCommitHandler leasing = new LeasingCommitHandler(
                vertx,
                apiTimeoutMillis(channel),
                commits(channel, vertx, consumer, report),
                new PartitionLeases(name, REBALANCE_WAIT),
                new ConsumerRewind(name, (ReactiveKafkaConsumer<?, ?>) consumer));
        reception.add(name, leasing);
        return leasing;
    }

    private KafkaCommitHandler commits(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> report) {
        boolean needsMemory = channel.getThrottledUnprocessedRecordMaxAgeMs() > 0
                || channel.getThrottledOrdered().isPresent();
        return needsMemory
                ? throttled.create(channel, vertx, consumer, report)
                : new FirstUnsettledCommit(vertx, consumer, commitIntervalMillis(channel));
    }

    private static int apiTimeoutMillis(KafkaConnectorIncomingConfiguration channel) {
        return setting(channel, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, DEFAULT_API_TIMEOUT_MILLIS);
    }

    private static int commitIntervalMillis(KafkaConnectorIncomingConfiguration channel) {
        return setting(channel, ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, DEFAULT_COMMIT_INTERVAL_MILLIS);
    }

    private static int setting(KafkaConnectorIncomingConfiguration channel, String key, int standard) {
        return channel.config().getOptionalValue(key, Integer.class).orElse(standard);
    }

    /** Whether a channel belongs to functions. */
    static boolean isOfFunctions(KafkaConnectorIncomingConfiguration channel) {
        return KafkaEventDeserializer.NAME.equals(channel.getValueDeserializer());
    }
}
