package io.eventfunctions.channel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Channels.State;
import io.eventfunctions.Channels.Status;
import io.eventfunctions.delivery.DeliveryEnvironment;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.FakeFunction;
import io.eventfunctions.delivery.FakeTime;
import io.eventfunctions.delivery.Listeners;
import io.eventfunctions.delivery.PolicyDraft;
import io.eventfunctions.delivery.RecordingListener;
import io.eventfunctions.spi.Lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How a channel is paused, halted and resumed, with a connector that can restart its reception and with one that cannot. */
class PausingAndHaltingTest {

    private static final RuntimeException FAILURE = new IllegalStateException("never works");

    private final FakeTime time = new FakeTime();
    private final FakeFunction function = new FakeFunction("one");
    private final RecordingListener listener = new RecordingListener();
    private final FakeConnector connector = new FakeConnector();
    private final FakeReception reception = new FakeReception();

    private IncomingChannel channel(FakeReception offered) {
        return channel(offered, 16);
    }

    private IncomingChannel channel(FakeReception offered, int prefetch) {
        Listeners listeners = new Listeners(List.of(listener));
        DeliveryPipeline pipeline = new DeliveryPipeline(
                new PolicyDraft().withoutRetries().policy(),
                List.of(function),
                null,
                new DeliveryEnvironment(
                        (letters, event) -> CompletableFuture.completedFuture(null),
                        listeners,
                        time,
                        time,
                        ThreadLocalRandom.current()));
        IncomingChannel created = new IncomingChannel(
                "things", connector, event -> List.of(function), pipeline, listeners, prefetch, time, offered);
        created.open(List.of(connector));
        return created;
    }

    @Test
    void aPausedChannelAsksForNothingUntilItIsResumed() {
        IncomingChannel channel = channel(null);
        channel.pause();
        giveAndSucceed(4);
        assertEquals(List.of(16L), connector.requests());
        assertEquals(Status.PAUSED, channel.state().status());
        channel.resume();
        assertEquals(List.of(16L, 4L), connector.requests());
        assertEquals(new State("things", Status.RUNNING, Optional.empty(), true), channel.state());
    }

    @Test
    void whatAPausedChannelHasReceivedIsStillDelivered() {
        IncomingChannel channel = channel(null);
        connector.give(SettlingTest.event("1"));
        channel.pause();
        connector.give(SettlingTest.event("2"));
        function.attempts().forEach(FakeFunction.Attempt::succeed);
        assertEquals(List.of("1 acknowledged", "2 acknowledged"), connector.settled());
    }

    @Test
    void aConnectorThatStopsReceptionItselfIsToldAndStillAsked() {
        IncomingChannel channel = channel(reception);
        channel.pause();
        channel.pause();
        giveAndSucceed(4);
        assertEquals(List.of(16L, 2L, 2L), connector.requests());
        channel.resume();
        channel.resume();
        assertEquals(List.of("pause", "resume"), reception.told());
    }

    @Test
    void aHaltGivesBackWhatIsHeldOnceNothingIsAtWork() {
        IncomingChannel channel = channel(reception);
        connector.give(SettlingTest.event("1"));
        connector.give(SettlingTest.event("2"));
        halt();
        assertEquals(List.of("pause"), reception.told());
        function.attempts().get(1).succeed();
        assertEquals(List.of("pause", "release"), reception.told());
        assertEquals(List.of("1 given back: never works", "2 acknowledged"), connector.settled());
        assertFalse(connector.isCancelled());
        assertEquals(new State("things", Status.HALTED, Optional.of(FAILURE.toString()), true), channel.state());
    }

    @Test
    void aHaltedChannelThatIsResumedHandlesWhatIsRedeliveredAndHasRoomForAWholePrefetch() {
        IncomingChannel channel = channel(reception);
        connector.give(keyed("1"));
        connector.give(keyed("2"));
        halt();
        assertTrue(listener.steps().contains("2 is abandoned"), listener.steps()::toString);
        channel.resume();
        assertEquals(List.of("pause", "release", "resume"), reception.told());
        assertEquals(List.of(16L, 2L), connector.requests());
        connector.onRejection(reason -> CompletableFuture.completedFuture(null));
        connector.give(keyed("1"));
        function.last().succeed();
        connector.give(keyed("2"));
        function.last().succeed();
        assertEquals(List.of("1 given back: never works", "1 acknowledged", "2 acknowledged"), connector.settled());
        assertEquals(Status.RUNNING, channel.state().status());
    }

    @Test
    void aHaltedChannelCanNotBeResumedWhileADeliveryIsAtWork() {
        IncomingChannel channel = channel(reception);
        connector.give(SettlingTest.event("1"));
        connector.give(SettlingTest.event("2"));
        halt();
        assertThrows(IllegalStateException.class, channel::resume);
        function.attempts().get(1).succeed();
        channel.resume();
        assertEquals(Status.RUNNING, channel.state().status());
    }

    @Test
    void aHaltedChannelCanNotBePaused() {
        IncomingChannel channel = channel(reception);
        connector.give(SettlingTest.event("1"));
        halt();
        assertThrows(IllegalStateException.class, channel::pause);
    }

    @Test
    void aChannelWhoseConnectorCanNotRestartSaysSo() {
        IncomingChannel channel = channel(null);
        connector.give(SettlingTest.event("1"));
        halt();
        assertTrue(connector.isCancelled());
        assertFalse(channel.state().resumable());
        String message =
                assertThrows(IllegalStateException.class, channel::resume).getMessage();
        assertTrue(message.contains("restart the application"), message);
    }

    @Test
    void aStreamThatHasFailedCanNotBeRestartedByAnyConnector() {
        IncomingChannel channel = channel(reception);
        connector.fail(FAILURE);
        assertEquals(List.of("pause", "release"), reception.told());
        assertTrue(connector.isCancelled());
        assertFalse(channel.state().resumable());
    }

    @Test
    void aChannelThatHaltsTwiceGivesBackOnce() {
        channel(reception);
        connector.give(SettlingTest.event("1"));
        connector.give(SettlingTest.event("2"));
        connector.onRejection(CompletableFuture::failedFuture);
        function.attempts().forEach(attempt -> attempt.fail(FAILURE));
        assertEquals(List.of("pause", "release"), reception.told());
    }

    @Test
    void aChannelThatStopsWithTheApplicationReceivesNothingMore() {
        channel(reception).stop();
        assertEquals(List.of("pause"), reception.told());
    }

    @Test
    void whatIsHandledAfterItsLeaseIsNotAcknowledged() {
        boolean[] over = {false};
        connector.under(new Lease() {
            @Override
            public boolean isOver() {
                return over[0];
            }
        });
        channel(null);
        connector.give(SettlingTest.event("1"));
        over[0] = true;
        function.last().succeed();
        assertEquals(List.of("1 given back: Its lease ended while it was handled"), connector.settled());
    }

    @Test
    void aSettlementIsNotRepeatedAfterTheLease() {
        boolean[] over = {false};
        connector.under(new Lease() {
            @Override
            public boolean isOver() {
                return over[0];
            }
        });
        channel(null);
        connector.answers(CompletableFuture.failedFuture(new IllegalStateException("throttled")));
        connector.give(SettlingTest.event("1"));
        function.last().succeed();
        over[0] = true;
        time.passMillis(60_000);
        assertEquals(List.of("1 acknowledged", "1 acknowledged"), connector.settled());
    }

    private void halt() {
        connector.onRejection(CompletableFuture::failedFuture);
        function.attempts().get(0).fail(FAILURE);
    }

    private void giveAndSucceed(int events) {
        for (int i = 0; i < events; i++) {
            connector.give(SettlingTest.event("" + i));
            function.last().succeed();
        }
    }

    private static CloudEvent keyed(String id) {
        return CloudEventBuilder.from(SettlingTest.event(id))
                .withExtension("partitionkey", "key")
                .build();
    }
}
