package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A claim is renewed while its delivery lives, whatever that waits for. */
class ClaimRenewalTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration EXPIRY = Duration.ofSeconds(30);
    private static final Key KEY = new Key("/test", "1", "function");

    private final ScriptedStore store = new ScriptedStore();
    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.retry = 1, store);

    @Test
    void aClaimIsRenewedEveryTenSecondsWhileTheFunctionIsAtWork() {
        on.deliver("1");
        on.time.pass(Duration.ofSeconds(31));
        on.function.last().succeed();
        assertEquals(
                List.of(
                        "claim 1 for PT30S",
                        "renew 1 for PT30S",
                        "renew 1 for PT30S",
                        "renew 1 for PT30S",
                        "complete 1 for PT1H"),
                store.questions());
    }

    @Test
    void nothingIsRenewedAfterTheEndAndNoTimerIsLeft() {
        on.deliver("1");
        on.function.last().succeed();
        on.time.pass(AN_HOUR);
        assertEquals(List.of("claim 1 for PT30S", "complete 1 for PT1H"), store.questions());
        assertEquals(0, on.time.tasks());
    }

    /** What a delivery with a claim can wait for. */
    private enum Wait {
        FUNCTION,
        BACKOFF,
        SLOT,
        DEAD_LETTER
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void whateverADeliveryWaitsForNoOtherIsGrantedItsClaim(Wait wait) {
        DeliveryFixture timed = new DeliveryFixture(
                policy -> {
                    policy.concurrency = 1;
                    policy.retry = wait == Wait.DEAD_LETTER ? 0 : 1;
                    policy.delay = wait == Wait.BACKOFF ? AN_HOUR : Duration.ofSeconds(1);
                    policy.max = AN_HOUR;
                    policy.deadLetter = "letters";
                },
                store);
        MemoryDeduplicationStore memory = memoryOf(timed);
        store.delegatesTo(memory);
        timed.sender.answers(new CompletableFuture<>());
        timed.deliver("1");
        if (wait != Wait.FUNCTION) {
            timed.deliver("2");
            timed.function.attempts().get(0).fail(FAILURE);
        }
        for (int i = 0; i < 30; i++) {
            timed.time.pass(Duration.ofMinutes(1));
            assertEquals(Refusal.HELD, claim(memory));
        }
        assertEquals(0, timed.listener.ends(), timed.listener.steps()::toString);
    }

    @Test
    void theEventOfACrashedHolderIsHandledWhenItsClaimHasLapsedAlsoWithoutATimeout() {
        MemoryDeduplicationStore memory = memoryOf(on);
        store.delegatesTo(memory);
        assertInstanceOf(Claim.class, claim(memory));
        Ending ending = on.deliver("1");
        on.function.succeeds();
        on.time.pass(EXPIRY.minusMillis(1));
        assertTrue(ending.isOpen());
        on.time.pass(Duration.ofSeconds(1));
        ending.assertIs(Outcome.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRenewalThatFailsIsTriedAgainWhileTheClaimLasts(boolean thrown) {
        Ending ending = on.deliver("1");
        store.renewsWith(() -> {
            if (thrown) {
                throw new NoClassDefFoundError("store broken");
            }
            return CompletableFuture.failedFuture(FAILURE);
        });
        on.time.pass(Duration.ofSeconds(25));
        store.renewsWith(() -> CompletableFuture.completedFuture(true));
        on.time.pass(AN_HOUR);
        on.function.last().succeed();
        ending.assertIs(Outcome.DELIVERED);
    }

    private static MemoryDeduplicationStore memoryOf(DeliveryFixture fixture) {
        return new MemoryDeduplicationStore(1000, fixture.time);
    }

    private static Answer claim(DeduplicationStore asked) {
        return asked.claim(KEY, EXPIRY, AN_HOUR).toCompletableFuture().join();
    }
}
