package io.eventfunctions.kafka;

import java.util.function.BiConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.smallrye.reactive.messaging.kafka.fault.KafkaIgnoreFailure;
import io.vertx.mutiny.core.Vertx;

/** The connector's failure strategy {@code ignore}; a record whose partition was revoked is the next owner's. */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(KafkaFailureHandler.Strategy.IGNORE)
public class IgnoreFailureStrategy implements KafkaFailureHandler.Factory {

    private final KafkaFailureHandler.Factory standard = new KafkaIgnoreFailure.Factory();

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> report) {
        KafkaFailureHandler ignoring = standard.create(channel, vertx, consumer, report);
        return LeasingCommitStrategy.isOfFunctions(channel) ? new UnlessRevoked(ignoring) : ignoring;
    }
}
