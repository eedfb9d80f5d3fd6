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
 * Reads a topic of dead letters up to where it ends at that moment. A topic is a log, so a letter is removed by an event of
 * type {@value RemovalMark#TYPE} behind it that names its position, which is partition and offset: a reader of dead letters
 * looks for these marks first, and keeps the positions that they name.
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
        KafkaDeadLetterCursor letters = new KafkaDeadLetterCursor(location.channel(), connection, positions);
        try {
            letters.open();
            return letters;
        } catch (RuntimeException e) {
            letters.close();
            throw e;
        }
    }

    @Override
    public CompletionStage<Void> remove(Location location, DeadLetter letter) {
        return publisher
                .publish(location.channel(), RemovalMark.of(location.channel(), letter.position()))
                .subscribeAsCompletionStage();
    }
}
