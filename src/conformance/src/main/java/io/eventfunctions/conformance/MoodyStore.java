package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.spi.DeduplicationStore;

/** A store that can't be asked the first time and can never be told. */
@ApplicationScoped
@Identifier("moody")
public class MoodyStore implements DeduplicationStore {

    private final Set<Key> asked = ConcurrentHashMap.newKeySet();

    @Override
    public CompletionStage<Claim> claim(Key key, Duration expiry) {
        return asked.add(key)
                ? CompletableFuture.failedStage(new IllegalStateException("Not now"))
                : CompletableFuture.completedStage(Claim.GRANTED);
    }

    @Override
    public CompletionStage<Void> complete(Key key, Duration window) {
        throw new IllegalStateException("Leave me alone");
    }

    @Override
    public CompletionStage<Void> release(Key key) {
        throw new IllegalStateException("Leave me alone");
    }
}
