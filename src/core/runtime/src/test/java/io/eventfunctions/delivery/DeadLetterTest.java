package io.eventfunctions.delivery;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.spi.ReceivedMessage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

/** {@code dead-letter}: what can't be handled is kept, or else rejected. */
class DeadLetterTest {

    private static final RuntimeException FAILURE = new IllegalStateException("never works");
    private static final RuntimeException BROKER_DOWN = new IllegalStateException("broker down");

    private final DeliveryFixture on = new DeliveryFixture(policy -> {
        policy.retry = 0;
        policy.concurrency = 1;
        policy.deadLetter = "letters";
    });

    @Test
    void itIsTheOriginalEventWithWhyWhereAndWhen() {
        on.function.fails(FAILURE);
        byte[] data = "{\"kept\" : true }".getBytes(StandardCharsets.UTF_8);
        CloudEvent event = on.event("1")
                .withData("application/json", data)
                .withExtension("tenant", "a")
                .build();
        on.deliver(event).assertIs(Outcome.DEAD_LETTERED);
        CloudEvent letter = on.sender.sent().get(0);
        assertEquals(List.of("letters"), on.sender.channels());
        assertEquals("1", letter.getId());
        assertEquals(event.getSource(), letter.getSource());
        assertEquals(event.getType(), letter.getType());
        assertEquals("a", letter.getExtension("tenant"));
        assertArrayEquals(data, letter.getData().toBytes());
        assertEquals("retries-exhausted", letter.getExtension("deadletterreason"));
        assertEquals("function", letter.getExtension("deadletterfunction"));
        assertEquals("things", letter.getExtension("deadletterchannel"));
        assertEquals(IllegalStateException.class.getName(), letter.getExtension("deadlettererror"));
        assertEquals("never works", letter.getExtension("deadlettermessage"));
        assertEquals(1, letter.getExtension("deadletterattempts"));
        assertEquals(OffsetDateTime.now(on.time), letter.getExtension("deadlettertime"));
    }

    @Test
    void itCountsOnlyOnceTheBrokerHasConfirmedIt() {
        CompletableFuture<Void> confirmation = new CompletableFuture<>();
        on.sender.answers(confirmation);
        on.function.fails(FAILURE);
        Ending ending = on.deliver("1");
        on.deliver("next");
        assertEquals(List.of("1"), on.function.ids(), "The slot isn't free before");
        assertEquals(true, ending.isOpen());
        confirmation.complete(null);
        ending.assertIs(Outcome.DEAD_LETTERED);
        assertSame(FAILURE, ending.failure());
        assertEquals(List.of("1", "next"), on.function.ids());
    }

    @Test
    void oneThatTheBrokerRefusesIsRejectedWithTheFunctionsFailure() {
        on.sender.answers(CompletableFuture.failedFuture(BROKER_DOWN));
        on.function.fails(FAILURE);
        Ending ending = on.deliver("1");
        ending.assertIs(Outcome.REJECTED);
        assertSame(FAILURE, ending.failure());
    }

    @Test
    void soIsOneThatCannotBeSentAtAll() {
        on.sender.cannotSend(BROKER_DOWN);
        on.function.fails(FAILURE);
        Ending ending = on.deliver("1");
        ending.assertIs(Outcome.REJECTED);
        assertSame(FAILURE, ending.failure());
    }

    @Test
    void oneWithoutAFailureOfItsOwnIsRejectedWithTheBrokers() {
        DeliveryFixture expiring = new DeliveryFixture(policy -> {
            policy.onExpiry = OnExpiry.DEAD_LETTER;
            policy.deadLetter = "letters";
        });
        expiring.sender.answers(CompletableFuture.failedFuture(BROKER_DOWN));
        Ending ending = expiring.deliver(expiring.event("1")
                .withExtension("expirytime", OffsetDateTime.now(expiring.time).minusSeconds(1))
                .build());
        ending.assertIs(Outcome.REJECTED);
        assertSame(BROKER_DOWN, ending.failure());
    }

    @Test
    void aMessageThatIsNoEventIsADeadLetterOfNoFunction() {
        Result result = on.deliver(undecodable()).join();
        assertEquals(Outcome.DEAD_LETTERED, result.outcome());
        assertFalse(result.rejected());
        CloudEvent letter = on.sender.sent().get(0);
        assertEquals("undecodable", letter.getExtension("deadletterreason"));
        assertEquals("things", letter.getExtension("deadletterchannel"));
        assertEquals("not JSON", letter.getExtension("deadlettermessage"));
        assertEquals(0, letter.getExtension("deadletterattempts"));
        assertNull(letter.getExtension("deadletterfunction"));
        assertEquals(List.of("1 is undecodable and DEAD_LETTERED"), on.listener.steps());
    }

    @Test
    void withoutADeadLetterChannelItIsRejected() {
        DeliveryFixture without = new DeliveryFixture(policy -> {});
        Result result = without.deliver(undecodable()).join();
        assertEquals(Outcome.REJECTED, result.outcome());
        assertEquals("not JSON", result.failure().getMessage());
        assertEquals(List.of("1 is undecodable and REJECTED"), without.listener.steps());
    }

    @Test
    void soIsItIfTheBrokerRefusesTheLetter() {
        on.sender.answers(CompletableFuture.failedFuture(BROKER_DOWN));
        assertEquals(Outcome.REJECTED, on.deliver(undecodable()).join().outcome());
    }

    private ReceivedMessage.Undecodable undecodable() {
        return new ReceivedMessage.Undecodable(on.event("1").build(), new UndecodableEventException("not JSON"));
    }
}
