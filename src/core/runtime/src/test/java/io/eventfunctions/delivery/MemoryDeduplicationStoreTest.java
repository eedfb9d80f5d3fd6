package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.DeduplicationStore.Claim;
import io.eventfunctions.spi.DeduplicationStore.Key;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        assertEquals(Claim.GRANTED, claim(KEY));
        assertEquals(Claim.HELD, claim(KEY));
    }

    @Test
    void whatIsCompletedStaysSoForTheWindow() {
        claim(KEY);
        store.complete(KEY, MINUTE);
        now = now.plusSeconds(59);
        assertEquals(Claim.COMPLETED, claim(KEY));
        now = now.plusSeconds(2);
        assertEquals(Claim.GRANTED, claim(KEY));
    }

    @Test
    void aReleasedClaimIsGrantedAgain() {
        claim(KEY);
        store.release(KEY);
        assertEquals(Claim.GRANTED, claim(KEY));
    }

    @Test
    void aClaimEndsByItselfSoThatACrashSwallowsNothing() {
        claim(KEY);
        now = now.plus(MINUTE).plusSeconds(1);
        assertEquals(Claim.GRANTED, claim(KEY));
    }

    @Test
    void sourceIdAndFunctionMakeTheKey() {
        claim(KEY);
        assertEquals(Claim.GRANTED, claim(new Key("/other", "1", "f")));
        assertEquals(Claim.GRANTED, claim(new Key("/s", "2", "f")));
        assertEquals(Claim.GRANTED, claim(new Key("/s", "1", "g")));
    }

    @Test
    void theOldestEventIsForgottenForTheNewest() {
        MemoryDeduplicationStore small = new MemoryDeduplicationStore(2, Clock.systemUTC());
        for (String id : new String[] {"1", "2", "3"}) {
            small.claim(key(id), MINUTE);
            small.complete(key(id), MINUTE);
        }
        assertEquals(Claim.COMPLETED, claim(small, key("2")));
        assertEquals(Claim.COMPLETED, claim(small, key("3")));
        assertEquals(Claim.GRANTED, claim(small, key("1")), "It was the oldest");
        assertEquals(Claim.GRANTED, claim(small, key("2")), "Now it was");
    }

    @Test
    void aNewClaimDoesNotGoWithTheOldOneOfItsEvent() {
        MemoryDeduplicationStore small = new MemoryDeduplicationStore(2, Clock.systemUTC());
        small.claim(key("1"), MINUTE);
        small.release(key("1"));
        small.claim(key("1"), MINUTE);
        small.claim(key("2"), MINUTE);
        assertEquals(Claim.HELD, claim(small, key("1")));
    }

    @Test
    void completingWhatWasForgottenRemembersIt() {
        store.complete(KEY, MINUTE);
        assertEquals(Claim.COMPLETED, claim(KEY));
    }

    private static Key key(String id) {
        return new Key("/s", id, "f");
    }

    private static Claim claim(MemoryDeduplicationStore store, Key key) {
        return store.claim(key, MINUTE).toCompletableFuture().join();
    }

    private Claim claim(Key key) {
        return claim(store, key);
    }
}
