package io.eventfunctions.kafka;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.ClientCustomizer;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.spi.DeadLetterStore;

/**
 * Reads the dead letters on a topic, up to its end at the time of the call. A topic is append-only: to remove a dead letter,
 * the store appends an event of type {@value DeadLetterRemoval#TYPE} with the dead letter's position (partition and offset). A
 * reader looks for these events first and keeps the positions in them.
 */
@ApplicationScoped
@Identifier(KafkaCodec.CONNECTOR)
public class KafkaDeadLetterStore implements DeadLetterStore {

    private final Config config;
    private final Instance<Map<String, Object>> configurations;
    private final Instance<ClientCustomizer<Map<String, Object>>> customizers;
    private final EventPublisher publisher;

    KafkaDeadLetterStore(
            Config config,
            @Any Instance<Map<String, Object>> configurations,
            @Any Instance<ClientCustomizer<Map<String, Object>>> customizers,
            EventPublisher publisher) {
        this.config = config;
        this.configurations = configurations;
        this.customizers = customizers;
        this.publisher = publisher;
    }

    @Override
    public Cursor open(Location location, Set<String> positions) {
        KafkaConnection connection = KafkaConnection.of(location.outgoing(), config, configurations, customizers);
        KafkaDeadLetterCursor cursor = new KafkaDeadLetterCursor(location.channel(), connection, positions);
        try {
            cursor.open();
            return cursor;
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    @Override
    public CompletionStage<Void> remove(Location location, DeadLetter deadLetter) {
        return publisher
                .publish(location.channel(), DeadLetterRemoval.of(location.channel(), deadLetter.position()))
                .subscribeAsCompletionStage();
    }
}
