package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.spi.DeduplicationStore;

/** A store that can't be asked the first time and can never be told. */
@ApplicationScoped
@Identifier("moody")
public class MoodyStore implements DeduplicationStore {

    private final Set<Key> asked = ConcurrentHashMap.newKeySet();
    private final AtomicLong tokens = new AtomicLong();

    @Override
    public CompletionStage<Answer> claim(Key key, Duration expiry, Duration window) {
        return asked.add(key)
                ? CompletableFuture.failedStage(new IllegalStateException("Not now"))
                : CompletableFuture.completedStage(new Claim(key, tokens.incrementAndGet(), false));
    }

    @Override
    public CompletionStage<Boolean> renew(Claim claim, Duration expiry) {
        throw new IllegalStateException("Leave me alone");
    }

    @Override
    public CompletionStage<Boolean> complete(Claim claim, Duration window) {
        throw new LinkageError("Leave me alone");
    }

    @Override
    public CompletionStage<Boolean> release(Claim claim, boolean attempted) {
        throw new LinkageError("Leave me alone");
    }
}
