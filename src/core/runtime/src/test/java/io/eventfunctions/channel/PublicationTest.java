package io.eventfunctions.channel;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import io.eventfunctions.codec.PayloadDefinition;
import io.eventfunctions.codec.PayloadTypes;

import static io.eventfunctions.channel.FakeOutgoing.EVENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every publication ends, and one that is repeated sends the same event. */
class PublicationTest {

    record Thing(String name) {}

    private final FakeOutgoing out = new FakeOutgoing();
    private final List<String> asked = new ArrayList<>();
    private final OutgoingChannels channels = out.channels(channel -> {
        asked.add(channel);
        return Optional.of("there is no topic");
    });
    private final ChannelPublisher publisher = new ChannelPublisher(
            channels,
            new PayloadTypes(
                    List.of(new PayloadDefinition(Thing.class, "com.example.thing", null, null)),
                    new ObjectMapper(),
                    URI.create("/test"),
                    Clock.systemUTC()));

    @Test
    void oneThatNoBrokerConfirmsEndsAfterTheTimeoutWithTheChannelAndWhatItsConnectorReports() {
        CompletableFuture<Void> sent = send();
        out.time.pass(Duration.ofMillis(29_999));
        assertFalse(sent.isDone());
        out.time.passMillis(1);
        Throwable failure = assertThrows(CompletionException.class, sent::join).getCause();
        assertInstanceOf(TimeoutException.class, failure);
        assertEquals(
                "EVF0411: Event 1 from /test was not confirmed on channel out within 30s"
                        + " (mp.messaging.outgoing.to-out.delivery.timeout): there is no topic",
                failure.getMessage());
        assertEquals(List.of("to-out"), asked);
    }

    @Test
    void itEndsAsWellIfTheConnectorHasNothingToReport() {
        assertEndsWith("the broker did not answer", out.channels(channel -> Optional.empty()), Duration.ofSeconds(30));
    }

    @Test
    void itEndsAsWellIfTheConnectorCannotReport() {
        OutgoingChannels broken = out.channels(channel -> {
            throw new IllegalStateException("no health");
        });
        assertEndsWith("no health", broken, Duration.ofSeconds(30));
    }

    private void assertEndsWith(String reason, OutgoingChannels on, Duration time) {
        CompletableFuture<Void> sent = on.send("out", EVENT).toCompletableFuture();
        out.time.pass(time);
        String message = assertThrows(CompletionException.class, sent::join).getMessage();
        assertTrue(message.endsWith(": " + reason), message);
    }

    @Test
    void oneThatIsConfirmedInTimeLeavesNothingToWaitFor() {
        CompletableFuture<Void> sent = send();
        assertEquals(1, out.time.tasks());
        out.next().ack();
        sent.join();
        assertEquals(0, out.time.tasks());
        assertEquals(List.of(), asked);
    }

    @Test
    void aConfirmationAfterTheTimeoutChangesNothing() {
        CompletableFuture<Void> sent = send();
        out.time.pass(Duration.ofSeconds(30));
        out.next().ack();
        assertTrue(sent.isCompletedExceptionally());
        assertTrue(channels.unconfirmed().isEmpty());
    }

    @Test
    void itsMessageIsDroppedIfItStillWaitsForTheConnectorThen() {
        send();
        Message<?> overdue = out.next();
        out.time.pass(Duration.ofSeconds(30));
        send();
        Message<?> wanted = out.next();
        List<Message<?>> received = new ArrayList<>();
        new OverdueMessages()
                .decorate(Multi.createFrom().items(overdue, wanted), List.of("to-out"), true)
                .subscribe()
                .with(received::add);
        assertEquals(List.of(wanted), received);
    }

    @Test
    void oneToAChannelThatHasStoppedFailsWithTheChannel() {
        out.refuses(new IllegalStateException("SRMSG00028: the subscriber is gone"));
        String message =
                assertThrows(CompletionException.class, () -> send().join()).getMessage();
        assertTrue(
                message.endsWith("EVF0413: Event 1 from /test cannot be sent to channel out, which takes nothing any"
                        + " more: SRMSG00028: the subscriber is gone"),
                message);
    }

    @Test
    void eachRepetitionOfOneSendsTheSameEvent() {
        CompletableFuture<Void> sent = publisher
                .publish("out", new Thing("a"))
                .onFailure()
                .retry()
                .atMost(2)
                .subscribeAsCompletionStage();
        CloudEvent first = refused();
        CloudEvent second = refused();
        CloudEvent third = (CloudEvent) out.next().getPayload();
        assertEquals(first, second);
        assertEquals(first, third);
        assertFalse(sent.isDone());
    }

    private CloudEvent refused() {
        Message<?> message = out.next();
        message.nack(new IllegalStateException("busy"));
        return (CloudEvent) message.getPayload();
    }

    @Test
    void whatIsNoEventFailsThePublicationAndNotItsCaller() {
        Throwable failure = assertThrows(
                IllegalArgumentException.class,
                () -> publisher.publish("out", "text").await().indefinitely());
        assertTrue(failure.getMessage().startsWith("EVF0208"), failure::getMessage);
    }

    private CompletableFuture<Void> send() {
        return channels.send("out", EVENT).toCompletableFuture();
    }
}
