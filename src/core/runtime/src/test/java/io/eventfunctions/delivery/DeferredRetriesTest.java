package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeferredRetries;
import io.eventfunctions.spi.Lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the lease has no time for goes back to the queue, for the function that failed alone. */
class DeferredRetriesTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");
    private static final Duration SHORT = Duration.ofMillis(100);

    private final DeliveryFixture on = new DeliveryFixture(policy -> {
        policy.deadLetter = "letters";
        policy.retry = 2;
    });
    private final SentBack sentBack = new SentBack();

    @Test
    void aRetryThatDoesNotFitIsSentBackWithItsBackoffAndTheMessageIsDone() {
        Ending ending = on.deliver(on.event("1").build(), lease());
        on.function.last().fail(FAILURE);
        assertTrue(ending.isOpen(), "The broker has not confirmed it yet");
        sentBack.confirm();
        ending.assertIs(Outcome.REJECTED);
        assertFalse(ending.result().rejected(), "The message need not be given back");
        assertInstanceOf(RetryDeferredException.class, ending.failure());
        assertSame(FAILURE, ending.failure().getCause());
        assertEquals(List.of(Duration.ofMillis(200)), sentBack.delays);
        assertEquals(new RetryMark("function", 1), RetryMark.of(sentBack.events.get(0)));
    }

    @Test
    void aRetryThatFitsIsMadeAtOnce() {
        on.deliver(on.event("1").build(), on.lease(Duration.ofMinutes(1)).with(sentBack));
        on.function.last().fail(FAILURE);
        on.time.passMillis(200);
        assertEquals(2, on.function.attempts().size());
        assertEquals(List.of(), sentBack.events);
    }

    @Test
    void whatWasSentBackContinuesToCount() {
        CloudEvent event = retry(2);
        Ending ending = on.deliverRetry(event, lease());
        assertNull(
                on.function.last().delivery().event().getExtension(Extensions.RETRY_FUNCTION),
                "The function does not see the mark");
        on.function.last().fail(FAILURE);
        ending.assertIs(Outcome.DEAD_LETTERED);
        CloudEvent letter = on.sender.sent().get(0);
        assertEquals(3, letter.getExtension(Extensions.DEAD_LETTER_ATTEMPTS));
        assertNull(letter.getExtension(Extensions.RETRY_ATTEMPTS));
    }

    @Test
    void receptionsAreNotAttempts() {
        Ending ending = on.deliver(on.event("1").build(), on.lease(SHORT, 5).with(sentBack));
        on.function.last().fail(FAILURE);
        sentBack.confirm();
        ending.assertIs(Outcome.REJECTED);
        assertEquals(new RetryMark("function", 1), RetryMark.of(sentBack.events.get(0)));
    }

    @Test
    void theLastAttemptIsRepeatedOnceIfTheLeaseHasCutItShort() {
        on.deliver(on.event("1").build(), lease());
        on.time.passMillis(101);
        on.function.last().fail(FAILURE);
        assertEquals(1, sentBack.events.size());
        Ending again = on.deliverRetry(retry(2), lease());
        on.time.passMillis(101);
        on.function.last().fail(FAILURE);
        again.assertIs(Outcome.DEAD_LETTERED);
    }

    @Test
    void whatWaitsForTheClaimOfAnotherDeliveryIsSentBackAndMayExpire() {
        ScriptedStore store = new ScriptedStore();
        DeliveryFixture claiming = new DeliveryFixture(policy -> policy.ttl = Duration.ofMinutes(1), store);
        store.refuses(DeduplicationStore.Refusal.HELD);
        CloudEvent event = claiming.event("1").build();
        claiming.deliver(event, claiming.lease(SHORT).with(sentBack));
        CloudEvent back = sentBack.events.get(0);
        assertEquals(new RetryMark("function", 0), RetryMark.of(back));
        claiming.time.pass(Duration.ofMinutes(2));
        claiming.deliverRetry(back, Lease.UNLIMITED).assertIs(Outcome.EXPIRED);
    }

    @Test
    void aLongerBackoffThanTheBrokerKeepsIsShortened() {
        DeliveryFixture slow = new DeliveryFixture(policy -> policy.delay = policy.max = Duration.ofHours(1));
        slow.deliver(slow.event("1").build(), slow.lease(SHORT).with(sentBack));
        slow.function.last().fail(FAILURE);
        assertEquals(List.of(sentBack.longestDelay()), sentBack.delays);
    }

    @Test
    void whatCannotBeSentBackIsGivenBackToTheBroker() {
        Ending ending = on.deliver(on.event("1").build(), lease());
        on.function.last().fail(FAILURE);
        sentBack.confirmation.completeExceptionally(new IllegalStateException("no permission"));
        ending.assertIs(Outcome.REJECTED);
        assertTrue(ending.result().rejected());
        assertSame(FAILURE, ending.failure());
    }

    @Test
    void aRetryDoesNotExpire() {
        DeliveryFixture expiring = new DeliveryFixture(policy -> policy.ttl = Duration.ofMinutes(1));
        CloudEvent old = new RetryMark("function", 1).on(expiring.event("1").build());
        expiring.time.pass(Duration.ofMinutes(2));
        expiring.deliverRetry(old, Lease.UNLIMITED);
        assertEquals(List.of("1"), expiring.function.ids());
    }

    @Test
    void withoutDeferredRetriesTheLeaseLearnsTheBackoff() {
        FakeLease lease = on.lease(SHORT);
        on.deliver(on.event("1").build(), lease);
        on.function.last().fail(FAILURE);
        assertEquals(Duration.ofMillis(200), lease.notBefore());
    }

    @Test
    void aMarkThatIsInvalidIsNone() {
        CloudEvent event = on.event("1")
                .withExtension(Extensions.RETRY_FUNCTION, "function")
                .build();
        assertNull(RetryMark.of(event));
        assertNull(RetryMark.of(on.event("1")
                .withExtension(Extensions.RETRY_FUNCTION, "function")
                .withExtension(Extensions.RETRY_ATTEMPTS, "many")
                .build()));
    }

    private FakeLease lease() {
        return on.lease(SHORT).with(sentBack);
    }

    private CloudEvent retry(int attempts) {
        return new RetryMark("function", attempts).on(on.event("1").build());
    }

    private static final class SentBack implements DeferredRetries {

        final List<CloudEvent> events = new ArrayList<>();
        final List<Duration> delays = new ArrayList<>();
        final CompletableFuture<Void> confirmation = new CompletableFuture<>();

        @Override
        public Duration longestDelay() {
            return Duration.ofMinutes(15);
        }

        @Override
        public CompletionStage<Void> send(CloudEvent event, Duration delay) {
            events.add(event);
            delays.add(delay);
            return confirmation;
        }

        void confirm() {
            confirmation.complete(null);
        }
    }
}
