package io.eventfunctions.channel;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import static io.eventfunctions.channel.FakeOutgoing.EVENT;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who waits until everything is confirmed, and for what. */
class OutgoingChannelsTest {

    private final FakeOutgoing out = new FakeOutgoing();
    private final OutgoingChannels channels = out.channels(channel -> Optional.empty());

    @Test
    void nothingIsWaitedForWhereNothingWasSent() {
        assertTrue(confirmed(Set.of()).isDone());
    }

    @Test
    void whatHasBeenSentIsWaitedForUntilTheBrokerAnswers() {
        channels.send("out", EVENT);
        CompletableFuture<Void> confirmed = confirmed(Set.of());
        assertFalse(confirmed.isDone());
        out.next().ack();
        assertTrue(confirmed.isDone());
    }

    @Test
    void aRefusalIsAnAnswer() {
        channels.send("out", EVENT);
        CompletableFuture<Void> confirmed = confirmed(Set.of());
        out.next().nack(new IllegalStateException("full"));
        assertTrue(confirmed.isDone());
        assertFalse(confirmed.isCompletedExceptionally());
    }

    @Test
    void whatIsSentInTheMeantimeIsWaitedForAsWell() {
        channels.send("out", EVENT);
        CompletableFuture<Void> confirmed = confirmed(Set.of());
        channels.send("out", EVENT);
        out.next().ack();
        assertFalse(confirmed.isDone());
        out.next().ack();
        assertTrue(confirmed.isDone());
    }

    @Test
    void whatSomebodyElseWaitsForIsNot() {
        channels.send("out", EVENT);
        Set<CompletionStage<Void>> others = channels.unconfirmed();
        channels.send("out", EVENT);
        CompletableFuture<Void> confirmed = confirmed(others);
        assertFalse(confirmed.isDone());
        Message<?> ofOthers = out.next();
        out.next().ack();
        assertTrue(confirmed.isDone());
        ofOthers.ack();
        assertTrue(channels.unconfirmed().isEmpty());
    }

    private CompletableFuture<Void> confirmed(Set<CompletionStage<Void>> others) {
        return channels.confirmed(others).toCompletableFuture();
    }
}
