package io.eventfunctions.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.providers.impl.ConcurrencyConnectorConfig;

import io.eventfunctions.spi.Reception;

/** Stops and restarts the consumers of channels; a channel that has halted goes back to where its offsets are committed. */
@ApplicationScoped
@Identifier(KafkaReception.CONNECTOR)
public class KafkaReception implements Reception {

    static final String CONNECTOR = "smallrye-kafka";

    private final Map<String, List<LeasingCommitHandler>> consumers = new ConcurrentHashMap<>();

    /**
     * Notes one of the consumers of a channel.
     *
     * @param name the channel's, or with the connector's attribute {@code concurrency} the channel's with a number
     */
    void add(String name, LeasingCommitHandler consumer) {
        String channel = ConcurrencyConnectorConfig.isConcurrencyChannelName(name)
                ? ConcurrencyConnectorConfig.stripChannelNameOfSeparator(name)
                : name;
        consumers
                .computeIfAbsent(channel, ignored -> new CopyOnWriteArrayList<>())
                .add(consumer);
    }

    @Override
    public void pause(String channel) {
        of(channel).forEach(LeasingCommitHandler::pause);
    }

    @Override
    public void resume(String channel) {
        of(channel).forEach(LeasingCommitHandler::resume);
    }

    /** The consumers keep their partitions. */
    @Override
    public CompletionStage<Void> release(String channel) {
        return CompletableFuture.allOf(
                of(channel).stream().map(LeasingCommitHandler::rewind).toArray(CompletableFuture[]::new));
    }

    private List<LeasingCommitHandler> of(String channel) {
        return consumers.getOrDefault(channel, List.of());
    }
}
