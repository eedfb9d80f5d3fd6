package io.eventfunctions.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Refusal;
import io.eventfunctions.spi.Lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** {@code ttl} and {@code on-expiry}: events live ten minutes. What makes an event too old is in {@link ExpiryTest}. */
class ExpiringDeliveriesTest {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final RuntimeException FAILURE = new IllegalStateException("not now");

    private final ScriptedStore store = new ScriptedStore();

    @Test
    void anEventThatIsTooOldIsDiscardedWithoutAnAttempt() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.ttl = LIFETIME;
            policy.deadLetter = "letters";
        });
        Ending ending = on.deliver(old(on));
        ending.assertIs(Outcome.EXPIRED);
        assertNull(ending.failure());
        assertEquals(List.of(), on.function.attempts());
        assertEquals(List.of(), on.sender.sent());
    }

    @Test
    void itIsADeadLetterIfThePolicySaysSo() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.ttl = LIFETIME;
            policy.onExpiry = OnExpiry.DEAD_LETTER;
            policy.deadLetter = "letters";
        });
        on.deliver(old(on)).assertIs(Outcome.DEAD_LETTERED);
        CloudEvent letter = on.sender.sent().get(0);
        assertEquals("expired", letter.getExtension("deadletterreason"));
        assertEquals("function", letter.getExtension("deadletterfunction"));
        assertEquals(0, letter.getExtension("deadletterattempts"));
        assertNull(letter.getExtension("deadlettererror"));
    }

    @Test
    void anEventThatIsAsOldAsItMayBeIsHandled() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.ttl = LIFETIME);
        on.function.succeeds();
        CloudEvent event = on.event("1").build();
        on.time.pass(LIFETIME);
        on.deliver(event).assertIs(Outcome.DELIVERED);
    }

    @Test
    void withoutATtlNoAgeIsTooOld() {
        DeliveryFixture on = new DeliveryFixture(policy -> {});
        on.function.succeeds();
        on.deliver(on.event("1")
                        .withTime(OffsetDateTime.now(on.time).minusYears(20))
                        .build())
                .assertIs(Outcome.DELIVERED);
    }

    @Test
    void anEventExpiresWhileItWaitsForASlot() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.ttl = LIFETIME;
            policy.concurrency = 1;
        });
        on.deliver("first");
        Ending waiting = on.deliver("waiting");
        on.time.pass(LIFETIME.plusNanos(1));
        on.function.last().succeed();
        waiting.assertIs(Outcome.EXPIRED);
        assertEquals(List.of("first"), on.function.ids());
    }

    @Test
    void anEventExpiresWhileItWaitsForTheRetriesOfTheOneBeforeIt() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.ttl = LIFETIME;
            policy.delay = LIFETIME.plusSeconds(1);
            policy.max = Duration.ofHours(1);
        });
        on.deliver("first", "key");
        Ending behind = on.deliver("behind", "key");
        on.function.last().fail(FAILURE);
        on.time.pass(LIFETIME.plusSeconds(1));
        on.function.last().succeed();
        behind.assertIs(Outcome.EXPIRED);
    }

    @Test
    void anEventDoesNotExpireBetweenItsAttempts() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.ttl = LIFETIME;
            policy.delay = LIFETIME.multipliedBy(2);
            policy.max = Duration.ofHours(1);
        });
        Ending ending = on.deliver("1");
        on.function.last().fail(FAILURE);
        on.time.pass(LIFETIME.multipliedBy(2));
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    @Test
    void anEventThatHasWaitedForAClaimExpiresIfNoDeliveryHasMadeAnAttempt() {
        DeliveryFixture on = deduplicating(policy -> {});
        store.refuses(Refusal.HELD);
        Ending ending = on.deliver("1");
        on.time.pass(LIFETIME.multipliedBy(2));
        ending.assertIs(Outcome.EXPIRED);
        assertEquals(List.of(), on.function.attempts());
        assertEquals(
                List.of("claim 1 for PT30S", "claim 1 for PT30S", "release 1"),
                store.questions(),
                "It is claimed to learn whether it was attempted, and then given back");
    }

    @Test
    void itDoesNotExpireIfTheDeliveryThatHeldTheClaimHasMadeOne() {
        DeliveryFixture on = deduplicating(policy -> {});
        on.function.succeeds();
        store.refuses(Refusal.HELD);
        store.answersWith(() -> CompletableFuture.completedFuture(store.claim(true)));
        Ending ending = on.deliver("1");
        on.time.pass(LIFETIME.multipliedBy(2));
        ending.assertIs(Outcome.DELIVERED);
    }

    @Test
    void itIsADeadLetterIfThePolicySaysSoAndIsRememberedAsHandled() {
        DeliveryFixture on = deduplicating(policy -> {
            policy.onExpiry = OnExpiry.DEAD_LETTER;
            policy.deadLetter = "letters";
        });
        store.refuses(Refusal.HELD);
        Ending ending = on.deliver("1");
        on.time.pass(LIFETIME.multipliedBy(2));
        ending.assertIs(Outcome.DEAD_LETTERED);
        assertEquals("expired", on.sender.sent().get(0).getExtension("deadletterreason"));
        assertEquals("complete 1 for PT1H", store.questions().get(2));
    }

    @Test
    void anEventExpiresWhileItsClaimIsAskedFor() {
        DeliveryFixture on = deduplicating(policy -> {});
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        store.answersWith(() -> answer);
        Ending ending = on.deliver("1");
        on.time.pass(LIFETIME.multipliedBy(2));
        answer.complete(store.claim(false));
        ending.assertIs(Outcome.EXPIRED);
    }

    @Test
    void aStoreThatCannotBeAskedIsNoAttemptOfTheFunction() {
        DeliveryFixture on = deduplicating(policy -> {});
        store.answersWith(() -> CompletableFuture.failedFuture(FAILURE));
        Ending ending = on.deliver("1");
        on.time.pass(LIFETIME.multipliedBy(2));
        ending.assertIs(Outcome.EXPIRED);
    }

    private DeliveryFixture deduplicating(Consumer<PolicyDraft> changes) {
        return new DeliveryFixture(
                policy -> {
                    policy.ttl = LIFETIME;
                    policy.delay = LIFETIME.multipliedBy(2);
                    policy.max = Duration.ofHours(1);
                    changes.accept(policy);
                },
                store);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void anEventThatMayHaveBeenAttemptedInAnEarlierReceptionDoesNotExpire(int earlierReceptions) {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.ttl = LIFETIME);
        on.function.succeeds();
        on.deliver(old(on), on.lease(null, earlierReceptions)).assertIs(Outcome.DELIVERED);
    }

    @Test
    void norDoesOneOfWhichTheBrokerKnowsOnlyThatItIsRedelivered() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.ttl = LIFETIME);
        on.function.succeeds();
        on.deliver(old(on), Lease.REDELIVERED).assertIs(Outcome.DELIVERED);
        assertEquals(1, on.function.last().number(), "It is not counted as an attempt");
    }

    @Test
    void anAttemptedEventThatFailsAgainWhenItIsTooOldIsADeadLetterAndNotDiscarded() {
        DeliveryFixture on = new DeliveryFixture(policy -> {
            policy.ttl = LIFETIME;
            policy.deadLetter = "letters";
        });
        on.function.fails(FAILURE);
        on.deliver(old(on), on.lease(null, 3)).assertIs(Outcome.DEAD_LETTERED);
        assertEquals("retries-exhausted", on.sender.sent().get(0).getExtension("deadletterreason"));
    }

    @Test
    void anEventThatIsTooOldClaimsNothing() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.ttl = LIFETIME, store);
        on.deliver(old(on)).assertIs(Outcome.EXPIRED);
        assertEquals(List.of(), store.questions());
    }

    @Test
    void anEventThatWasSentBackFromTheDeadLettersLivesFromThenOn() {
        DeliveryFixture on = new DeliveryFixture(policy -> policy.ttl = LIFETIME);
        on.function.succeeds();
        CloudEvent event = on.event("1")
                .withTime(OffsetDateTime.now(on.time).minusYears(1))
                .withExtension("deadletterredrives", 1)
                .build();
        on.deliver(event, OffsetDateTime.now(on.time).minus(LIFETIME)).assertIs(Outcome.DELIVERED);
        on.deliver(event, OffsetDateTime.now(on.time).minus(LIFETIME).minusNanos(1))
                .assertIs(Outcome.EXPIRED);
    }

    private static CloudEvent old(DeliveryFixture on) {
        return on.event("old")
                .withTime(OffsetDateTime.now(on.time).minus(LIFETIME).minusNanos(1))
                .build();
    }
}
