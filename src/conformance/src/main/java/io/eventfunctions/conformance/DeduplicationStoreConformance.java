package io.eventfunctions.conformance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every {@link DeduplicationStore} does. A store joins with one class that extends this one. */
public abstract class DeduplicationStoreConformance {

    private static final Duration EXPIRY = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration INSTANT = Duration.ofSeconds(1);
    private static final int PATIENCE_SECONDS = 20;
    private static final int MANY = 64;

    private final MovableClock clock = new MovableClock();
    private final Key key = key();
    private DeduplicationStore store;

    /** The store under test, whose claims and windows end by this clock. It need not be empty: no key is used by two tests. */
    protected abstract DeduplicationStore storeWith(Clock clock);

    @BeforeEach
    void openStore() {
        store = storeWith(clock);
    }

    @Test
    void theFirstClaimIsGrantedAndTheNextIsHeld() {
        assertFalse(granted(key).attempted());
        assertEquals(Refusal.HELD, claim(key));
        assertEquals(Refusal.HELD, claim(key));
    }

    @Test
    void sourceIdAndFunctionMakeTheKey() {
        granted(key);
        granted(new Key(key.source() + "/other", key.id(), key.function()));
        granted(new Key(key.source(), key.id() + "2", key.function()));
        granted(new Key(key.source(), key.id(), key.function() + "2"));
    }

    @Test
    void aClaimNamesItsKey() {
        assertEquals(key, granted(key).key());
    }

    @Test
    void theClaimOfACrashedHolderLapses() {
        granted(key);
        clock.goForward(EXPIRY.minus(INSTANT));
        assertEquals(Refusal.HELD, claim(key));
        clock.goForward(INSTANT.multipliedBy(2));
        granted(key);
    }

    @Test
    void aRenewedClaimLastsFromTheRenewal() {
        Claim claim = granted(key);
        for (int i = 0; i < 5; i++) {
            clock.goForward(EXPIRY.minus(INSTANT));
            assertTrue(renew(claim));
        }
        clock.goForward(EXPIRY.minus(INSTANT));
        assertEquals(Refusal.HELD, claim(key));
        clock.goForward(INSTANT.multipliedBy(2));
        granted(key);
    }

    @Test
    void aLapsedClaimWithoutSuccessorIsRenewed() {
        Claim claim = granted(key);
        clock.goForward(EXPIRY.plus(INSTANT));
        assertTrue(renew(claim));
        assertEquals(Refusal.HELD, claim(key));
    }

    @Test
    void aLapsedClaimWithoutSuccessorIsCompleted() {
        Claim claim = granted(key);
        clock.goForward(EXPIRY.plus(INSTANT));
        assertTrue(complete(claim));
        assertEquals(Refusal.COMPLETED, claim(key));
    }

    @Test
    void eachClaimOfAKeyHasAGreaterTokenThanTheOneBefore() {
        Claim released = granted(key);
        release(released, false);
        Claim lapsed = granted(key);
        clock.goForward(EXPIRY.plus(INSTANT));
        Claim last = granted(key);
        assertTrue(released.token() < lapsed.token(), released + " " + lapsed);
        assertTrue(lapsed.token() < last.token(), lapsed + " " + last);
    }

    @Test
    void aLateHolderCannotRenewTheClaimOfItsSuccessor() {
        Claim late = lapsed();
        granted(key);
        assertFalse(renew(late));
        clock.goForward(EXPIRY.plus(INSTANT));
        granted(key);
    }

    @Test
    void aLateHolderCannotCompleteTheClaimOfItsSuccessor() {
        Claim late = lapsed();
        Claim successor = granted(key);
        assertFalse(complete(late));
        assertEquals(Refusal.HELD, claim(key));
        assertTrue(release(successor, true));
        granted(key);
    }

    @Test
    void aLateHolderCannotReleaseTheClaimOfItsSuccessor() {
        Claim late = lapsed();
        Claim successor = granted(key);
        assertFalse(release(late, true));
        assertEquals(Refusal.HELD, claim(key));
        assertTrue(renew(successor));
    }

    @Test
    void aLateHolderCannotUndoWhatItsSuccessorHasCompleted() {
        Claim late = lapsed();
        assertTrue(complete(granted(key)));
        assertFalse(renew(late));
        assertFalse(release(late, true));
        assertFalse(complete(late));
        assertEquals(Refusal.COMPLETED, claim(key));
    }

    @Test
    void whatIsCompletedStaysSoForTheWindow() {
        assertTrue(complete(granted(key)));
        clock.goForward(WINDOW.minus(INSTANT));
        assertEquals(Refusal.COMPLETED, claim(key));
    }

    @Test
    void afterTheWindowTheEventIsNew() {
        assertTrue(complete(granted(key)));
        clock.goForward(WINDOW.plus(INSTANT));
        assertFalse(granted(key).attempted());
    }

    @Test
    void aCompletedClaimIsOver() {
        Claim claim = granted(key);
        assertTrue(complete(claim));
        assertFalse(renew(claim));
        assertFalse(release(claim, false));
        assertEquals(Refusal.COMPLETED, claim(key));
        clock.goForward(EXPIRY.plus(INSTANT));
        assertEquals(Refusal.COMPLETED, claim(key), "A late renewal has not shortened the window");
    }

    @Test
    void aReleasedClaimIsOverAndTheNextIsGrantedAtOnce() {
        Claim claim = granted(key);
        assertTrue(release(claim, false));
        Claim next = granted(key);
        assertFalse(renew(claim));
        assertFalse(complete(claim));
        assertTrue(renew(next));
    }

    @Test
    void aClaimSaysWhetherTheEventWasAttemptedBefore() {
        release(granted(key), false);
        Claim unattempted = granted(key);
        assertFalse(unattempted.attempted());
        release(unattempted, true);
        clock.goForward(WINDOW.minus(INSTANT));
        assertTrue(granted(key).attempted());
    }

    @Test
    void afterALapsedClaimTheEventMayHaveBeenAttempted() {
        lapsed();
        clock.goForward(WINDOW.minus(EXPIRY).minus(INSTANT));
        assertTrue(granted(key).attempted());
    }

    @Test
    void ofClaimsAtTheSameTimeOneIsGranted() {
        assertEquals(1, claimsGrantedAtTheSameTime());
    }

    @Test
    void soItIsWhenAClaimHasLapsed() {
        lapsed();
        assertEquals(1, claimsGrantedAtTheSameTime());
    }

    @Test
    void andWhenOneIsReleased() {
        release(granted(key), true);
        assertEquals(1, claimsGrantedAtTheSameTime());
    }

    private long claimsGrantedAtTheSameTime() {
        List<Answer> answers =
                IntStream.range(0, MANY).parallel().mapToObj(i -> claim(key)).toList();
        return answers.stream().filter(Claim.class::isInstance).count();
    }

    /** The claim of a holder that is late. */
    private Claim lapsed() {
        Claim claim = granted(key);
        clock.goForward(EXPIRY.plus(INSTANT));
        return claim;
    }

    private Claim granted(Key claimed) {
        return assertInstanceOf(Claim.class, claim(claimed));
    }

    private Answer claim(Key claimed) {
        return answer(() -> store.claim(claimed, EXPIRY, WINDOW));
    }

    private boolean renew(Claim claim) {
        return answer(() -> store.renew(claim, EXPIRY));
    }

    private boolean complete(Claim claim) {
        return answer(() -> store.complete(claim, WINDOW));
    }

    private boolean release(Claim claim, boolean attempted) {
        return answer(() -> store.release(claim, attempted));
    }

    private static <T> T answer(Supplier<CompletionStage<T>> question) {
        return question.get()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static Key key() {
        return new Key("/conformance", UUID.randomUUID().toString(), "function");
    }
}
