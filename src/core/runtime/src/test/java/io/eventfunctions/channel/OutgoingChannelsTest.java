package io.eventfunctions.channel;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who waits until everything is confirmed, and for what. */
class OutgoingChannelsTest {

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("1")
            .withSource(URI.create("/test"))
            .withType("com.example.happened")
            .build();

    private final Queue<Message<?>> sent = new ArrayDeque<>();
    private final OutgoingChannels channels = new OutgoingChannels();

    OutgoingChannelsTest() {
        OutgoingSettings settings = new OutgoingSettings(null, null, Clock.systemUTC());
        channels.add("out", new OutgoingChannel("out", new Plain(), settings, new Collecting()));
    }

    @Test
    void nothingIsWaitedForWhereNothingWasSent() {
        assertTrue(confirmed(Set.of()).isDone());
    }

    @Test
    void whatHasBeenSentIsWaitedForUntilTheBrokerAnswers() {
        channels.send("out", EVENT);
        CompletableFuture<Void> confirmed = confirmed(Set.of());
        assertFalse(confirmed.isDone());
        sent.remove().ack();
        assertTrue(confirmed.isDone());
    }

    @Test
    void aRefusalIsAnAnswer() {
        channels.send("out", EVENT);
        CompletableFuture<Void> confirmed = confirmed(Set.of());
        sent.remove().nack(new IllegalStateException("full"));
        assertTrue(confirmed.isDone());
        assertFalse(confirmed.isCompletedExceptionally());
    }

    @Test
    void whatIsSentInTheMeantimeIsWaitedForAsWell() {
        channels.send("out", EVENT);
        CompletableFuture<Void> confirmed = confirmed(Set.of());
        channels.send("out", EVENT);
        sent.remove().ack();
        assertFalse(confirmed.isDone());
        sent.remove().ack();
        assertTrue(confirmed.isDone());
    }

    @Test
    void whatSomebodyElseWaitsForIsNot() {
        channels.send("out", EVENT);
        Set<CompletionStage<Void>> others = channels.unconfirmed();
        channels.send("out", EVENT);
        CompletableFuture<Void> confirmed = confirmed(others);
        assertFalse(confirmed.isDone());
        Message<?> ofOthers = sent.remove();
        sent.remove().ack();
        assertTrue(confirmed.isDone());
        ofOthers.ack();
        assertTrue(channels.unconfirmed().isEmpty());
    }

    private CompletableFuture<Void> confirmed(Set<CompletionStage<Void>> others) {
        return channels.confirmed(others).toCompletableFuture();
    }

    /** Sends events as they are. */
    private static final class Plain implements EventCodec {

        @Override
        public ReceivedMessage decode(Message<?> message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Message<?> encode(CloudEvent event, ContentMode mode) {
            return Message.of(event);
        }
    }

    /** Keeps messages for the test to answer to. */
    private final class Collecting implements Emitter<Object> {

        @Override
        public CompletionStage<Void> send(Object payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <M extends Message<? extends Object>> void send(M message) {
            sent.add(message);
        }

        @Override
        public void complete() {}

        @Override
        public void error(Exception e) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}
