package io.eventfunctions.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.spi.DeduplicationStore.Claim;

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
    void anEventDoesNotExpireWhileAnotherDeliveryHoldsItsClaim() {
        DeliveryFixture on = new DeliveryFixture(
                policy -> {
                    policy.ttl = LIFETIME;
                    policy.delay = LIFETIME.multipliedBy(2);
                    policy.max = Duration.ofHours(1);
                },
                store);
        on.function.succeeds();
        store.answers(Claim.HELD);
        Ending ending = on.deliver("1");
        on.time.pass(LIFETIME.multipliedBy(2));
        ending.assertIs(Outcome.DELIVERED);
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
