package io.eventfunctions.channel;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Channels;
import io.eventfunctions.Extensions;
import io.eventfunctions.delivery.DeliveryEnvironment;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.FakeFunction;
import io.eventfunctions.delivery.FakeTime;
import io.eventfunctions.delivery.Listeners;
import io.eventfunctions.delivery.PolicyDraft;
import io.eventfunctions.delivery.RecordingListener;
import io.eventfunctions.spi.HaltChannelException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A channel with two functions and without retries: when its messages are settled, and what stops it. */
class SettlingTest {

    private static final int BUFFER = 16;
    private static final RuntimeException FAILURE = new IllegalStateException("never works");
    private static final RuntimeException REFUSED = new IllegalStateException("refused");

    private final FakeTime time = new FakeTime();
    private final FakeFunction one = new FakeFunction("one");
    private final FakeFunction two = new FakeFunction("two");
    private final RecordingListener listener = new RecordingListener();
    private final FakeConnector connector = new FakeConnector();
    private final IncomingChannel channel = channel();

    private IncomingChannel channel() {
        Listeners listeners = new Listeners(List.of(listener));
        DeliveryPipeline pipeline = new DeliveryPipeline(
                new PolicyDraft().withoutRetries().policy(),
                List.of(one, two),
                null,
                new DeliveryEnvironment(
                        (letters, event) -> CompletableFuture.completedFuture(null),
                        listeners,
                        time,
                        time,
                        ThreadLocalRandom.current()));
        IncomingChannel created = new IncomingChannel(
                "things",
                connector,
                event -> event.getType().equals("unwanted") ? List.of() : List.of(one, two),
                pipeline,
                listeners,
                BUFFER,
                time,
                null);
        created.open(List.of(connector));
        return created;
    }

    @Test
    void anEventThatWasSentBackIsForTheFunctionThatFailed() {
        connector.give(marked("two"));
        assertEquals(0, one.attempts().size());
        two.last().succeed();
        assertEquals(List.of("1 acknowledged"), connector.settled());
    }

    @Test
    void aSendersMarkWithAnUnknownFunctionMeansNothing() {
        connector.give(marked("unknown"));
        one.last().succeed();
        two.last().succeed();
        assertEquals(List.of("1 acknowledged"), connector.settled());
    }

    private static CloudEvent marked(String function) {
        return CloudEventBuilder.from(event("1"))
                .withExtension(Extensions.RETRY_FUNCTION, function)
                .withExtension(Extensions.RETRY_ATTEMPTS, 1)
                .build();
    }

    @Test
    void aMessageIsAcknowledgedOnceWhenEveryDeliveryHasItsOutcome() {
        connector.give(event("1"));
        one.last().succeed();
        assertEquals(List.of(), connector.settled());
        two.last().succeed();
        assertEquals(List.of("1 acknowledged"), connector.settled());
    }

    @Test
    void ifOneDeliveryIsRejectedTheMessageIsGivenBackOnceTheOthersHaveTheirOutcomes() {
        connector.give(event("1"));
        one.last().fail(FAILURE);
        assertEquals(List.of(), connector.settled());
        two.last().succeed();
        assertEquals(List.of("1 given back: never works"), connector.settled());
    }

    @Test
    void ifEveryDeliveryIsRejectedItIsGivenBackOnce() {
        connector.give(event("1"));
        one.last().fail(FAILURE);
        two.last().fail(new IllegalStateException("the last one"));
        assertEquals(List.of("1 given back: the last one"), connector.settled());
    }

    @Test
    void aMessageThatIsIgnoredIsAcknowledgedAndNoFunctionGetsItsEvent() {
        for (int i = 0; i < BUFFER / 4; i++) {
            connector.give(FakeConnector.IGNORED);
        }
        assertEquals(Collections.nCopies(BUFFER / 4, "ignored acknowledged"), connector.settled());
        assertEquals(0, one.attempts().size());
        assertEquals(List.of(), listener.steps());
        assertEquals(List.of(16L, 2L, 2L), connector.requests(), "There is room for the next messages");
    }

    @Test
    void anEventThatNoFunctionWantsIsAcknowledged() {
        connector.give(CloudEventBuilder.from(event("1")).withType("unwanted").build());
        assertEquals(List.of("1 acknowledged"), connector.settled());
        assertEquals(List.of("1 is received", "1 is unmatched"), listener.steps());
    }

    @Test
    void aMessageThatIsNoEventIsGivenBackWithTheReasonWhereNoDeadLetterChannelIs() {
        connector.give(FakeConnector.NO_EVENT);
        assertEquals(List.of("no event given back: expected an event"), connector.settled());
        assertEquals(List.of("no event is undecodable and REJECTED"), listener.steps());
    }

    @Test
    void aMessageOnWhichTheCodecBreaksIsGivenBackAndTheChannelGoesOn() {
        connector.give(FakeConnector.UNREADABLE);
        connector.give(event("1"));
        assertEquals(List.of("unreadable given back: The codec broke"), connector.settled());
        assertEquals(List.of("1"), one.ids());
    }

    @Test
    void anAcknowledgementThatTheBrokerRefusesIsRepeatedThreeTimesAndThenLeftToTheLease() {
        connector.answers(CompletableFuture.failedFuture(REFUSED));
        one.succeeds();
        two.succeeds();
        connector.give(event("1"));
        assertEquals(List.of("1 acknowledged"), connector.settled());
        time.passMillis(5200);
        time.passMillis(60_000);
        assertEquals(Collections.nCopies(4, "1 acknowledged"), connector.settled());
        assertFalse(connector.isCancelled());
        assertEquals(Channels.Status.RUNNING, channel.state().status());
    }

    @Test
    void soIsARejectionAndTheChannelGoesOn() {
        connector.answers(CompletableFuture.failedFuture(REFUSED));
        connector.give(event("1"));
        connector.give(event("2"));
        one.attempts().forEach(attempt -> attempt.fail(FAILURE));
        two.attempts().forEach(FakeFunction.Attempt::succeed);
        time.passMillis(5200);
        assertEquals(8, connector.settled().size(), connector.settled()::toString);
        assertEquals(Channels.Status.RUNNING, channel.state().status());
        assertEquals(List.of(16L, 2L), connector.requests(), "There is room for the next two");
    }

    @Test
    void aRepetitionThatTheBrokerTakesIsTheLastOne() {
        connector.answers(CompletableFuture.failedFuture(REFUSED));
        one.succeeds();
        two.succeeds();
        connector.give(event("1"));
        connector.answers(CompletableFuture.completedFuture(null));
        time.passMillis(60_000);
        assertEquals(List.of("1 acknowledged", "1 acknowledged"), connector.settled());
    }

    @Test
    void aRejectionThatTheConnectorHandsBackHaltsTheChannel() {
        connector.give(event("1"));
        connector.give(event("2"));
        connector.onRejection(CompletableFuture::failedFuture);
        one.attempts().get(0).fail(FAILURE);
        two.attempts().get(0).succeed();
        assertEquals(Channels.Status.HALTED, channel.state().status());
        assertEquals(FAILURE.toString(), channel.state().reason().orElseThrow());
        assertFalse(connector.isCancelled(), "The second event is at work");
        connector.give(event("3"));
        assertFalse(listener.steps().contains("3 is received"), "What arrives all the same isn't taken");
        assertEquals(List.of("1 given back: never works"), connector.settled());
        one.attempts().get(1).succeed();
        two.attempts().get(1).succeed();
        assertEquals(List.of("1 given back: never works", "2 acknowledged"), connector.settled());
        assertTrue(connector.isCancelled());
    }

    @Test
    void soDoesTheWishOfAConnector() {
        connector.give(event("1"));
        connector.onRejection(
                reason -> CompletableFuture.failedFuture(new CompletionException(new HaltChannelException(REFUSED))));
        one.last().fail(FAILURE);
        two.last().succeed();
        assertEquals(Channels.Status.HALTED, channel.state().status());
        assertEquals(REFUSED.toString(), channel.state().reason().orElseThrow());
    }

    @Test
    void nothingOfItsKeyIsHandledBehindSuchAMessage() {
        connector.give(keyed("1"));
        connector.give(keyed("2"));
        CompletableFuture<Void> answer = new CompletableFuture<>();
        connector.answers(answer);
        one.last().fail(FAILURE);
        two.last().succeed();
        answer.completeExceptionally(FAILURE);
        assertEquals(List.of("1"), one.ids());
        assertTrue(listener.steps().contains("2 is abandoned"), listener.steps()::toString);
        assertEquals(List.of("1 given back: never works"), connector.settled());
    }

    @Test
    void aConnectorThatFailsStopsTheChannelAndWhatIsAtWorkIsStillAcknowledged() {
        connector.give(event("1"));
        connector.fail(REFUSED);
        one.last().succeed();
        two.last().succeed();
        assertEquals(List.of("1 acknowledged"), connector.settled());
        assertTrue(channel.stop().toCompletableFuture().isDone());
    }

    @Test
    void theConnectorIsAskedForMoreAsMessagesAreSettled() {
        one.succeeds();
        two.succeeds();
        assertEquals(List.of(16L), connector.requests());
        for (int i = 0; i < 5; i++) {
            connector.give(event("" + i));
        }
        assertEquals(List.of(16L, 2L, 2L), connector.requests());
    }

    @Test
    void severalPublishersShareTheBuffer() {
        FakeConnector first = new FakeConnector();
        FakeConnector second = new FakeConnector();
        channel.open(List.of(first, second));
        assertEquals(List.of(8L), first.requests());
        assertEquals(List.of(8L), second.requests());
    }

    @Test
    void aStopWaitsForTheAcknowledgementsOfWhatIsAtWorkAndTakesNothingMore() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        connector.answers(answer);
        connector.give(event("1"));
        connector.give(event("2"));
        CompletableFuture<Void> stopped = channel.stop().toCompletableFuture();
        connector.give(event("late"));
        one.attempts().forEach(FakeFunction.Attempt::succeed);
        two.attempts().forEach(FakeFunction.Attempt::succeed);
        assertFalse(stopped.isDone());
        answer.complete(null);
        assertTrue(stopped.isDone());
        assertFalse(listener.steps().contains("late is received"), listener.steps()::toString);
        assertEquals(List.of(16L), connector.requests(), "There is room for two, but nothing more is wanted");
    }

    @Test
    void aMessageThatTheStopLeavesBehindIsNotSettled() {
        connector.give(keyed("1"));
        connector.give(keyed("2"));
        channel.stop();
        one.last().succeed();
        two.last().succeed();
        assertEquals(List.of("1 acknowledged"), connector.settled());
        assertEquals(
                2, listener.steps().stream().filter("2 is abandoned"::equals).count());
    }

    static CloudEvent event(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType("com.example.thing")
                .build();
    }

    private static CloudEvent keyed(String id) {
        return CloudEventBuilder.from(event(id))
                .withExtension("partitionkey", "key")
                .build();
    }
}
