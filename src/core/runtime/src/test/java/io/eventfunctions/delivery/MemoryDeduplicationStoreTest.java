package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.DeduplicationStore.Answer;
import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;
import io.eventfunctions.spi.DeduplicationStore.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

class MemoryDeduplicationStoreTest {

    private static final Key KEY = new Key("/s", "1", "f");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final MemoryDeduplicationStore store = new MemoryDeduplicationStore(1000, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void theFirstClaimIsGrantedAndTheNextFindsItHeld() {
        assertGranted(claim(KEY));
        assertEquals(Refusal.HELD, claim(KEY));
    }

    @Test
    void whatIsCompletedStaysSoForTheWindow() {
        store.complete(granted(), MINUTE);
        now = now.plusSeconds(59);
        assertEquals(Refusal.COMPLETED, claim(KEY));
        now = now.plusSeconds(2);
        assertGranted(claim(KEY));
    }

    @Test
    void aReleasedClaimIsGrantedAgain() {
        store.release(granted(), true);
        assertGranted(claim(KEY));
    }

    @Test
    void aClaimEndsByItselfSoThatACrashSwallowsNothing() {
        claim(KEY);
        now = now.plus(MINUTE).plusSeconds(1);
        assertGranted(claim(KEY));
    }

    @Test
    void sourceIdAndFunctionMakeTheKey() {
        claim(KEY);
        assertGranted(claim(new Key("/other", "1", "f")));
        assertGranted(claim(new Key("/s", "2", "f")));
        assertGranted(claim(new Key("/s", "1", "g")));
    }

    @Test
    void theOldestEventIsForgottenForTheNewest() {
        MemoryDeduplicationStore small = new MemoryDeduplicationStore(2, Clock.systemUTC());
        for (String id : new String[] {"1", "2", "3"}) {
            small.complete((Claim) claim(small, key(id)), MINUTE);
        }
        assertEquals(Refusal.COMPLETED, claim(small, key("2")));
        assertEquals(Refusal.COMPLETED, claim(small, key("3")));
        assertGranted(claim(small, key("1")));
        assertGranted(claim(small, key("2")));
    }

    @Test
    void aNewClaimDoesNotGoWithTheOldOneOfItsEvent() {
        MemoryDeduplicationStore small = new MemoryDeduplicationStore(2, Clock.systemUTC());
        small.release((Claim) claim(small, key("1")), true);
        claim(small, key("1"));
        claim(small, key("2"));
        assertEquals(Refusal.HELD, claim(small, key("1")));
    }

    @Test
    void aClaimThatWasForgottenForNewerOnesIsRememberedWhenItIsCompletedOrRenewed() {
        MemoryDeduplicationStore small = new MemoryDeduplicationStore(2, Clock.systemUTC());
        Claim forgotten = (Claim) claim(small, key("1"));
        Claim forgottenToo = (Claim) claim(small, key("2"));
        claim(small, key("3"));
        claim(small, key("4"));
        assertEquals(
                true, small.complete(forgotten, MINUTE).toCompletableFuture().join());
        assertEquals(Refusal.COMPLETED, claim(small, key("1")));
        assertEquals(
                true, small.renew(forgottenToo, MINUTE).toCompletableFuture().join());
        assertEquals(Refusal.HELD, claim(small, key("2")));
    }

    private static Key key(String id) {
        return new Key("/s", id, "f");
    }

    private static Answer claim(MemoryDeduplicationStore store, Key key) {
        return store.claim(key, MINUTE, MINUTE).toCompletableFuture().join();
    }

    private Answer claim(Key key) {
        return claim(store, key);
    }

    private Claim granted() {
        return (Claim) claim(KEY);
    }

    private static void assertGranted(Answer answer) {
        assertInstanceOf(Claim.class, answer);
    }
}
