package io.eventfunctions.kafka;

import java.util.function.BiConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailStop;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import io.eventfunctions.spi.HaltChannelException;

/**
 * The connector's failure strategy {@code fail}. A channel of functions halts, and the health check of channels reports it until it is
 * resumed. A record whose partition was revoked is the next owner's.
 */
@ApplicationScoped
@Alternative
@Priority(1)
@Identifier(KafkaFailureHandler.Strategy.FAIL)
public class FailFailureStrategy implements KafkaFailureHandler.Factory {

    private final KafkaFailureHandler.Factory standard = new KafkaFailStop.Factory();

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> report) {
        return LeasingCommitStrategy.isOfFunctions(channel)
                ? new UnlessRevoked(new Halting())
                : standard.create(channel, vertx, consumer, report);
    }

    private record Halting() implements KafkaFailureHandler {

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
            return Uni.createFrom().failure(new HaltChannelException(reason));
        }
    }
}
