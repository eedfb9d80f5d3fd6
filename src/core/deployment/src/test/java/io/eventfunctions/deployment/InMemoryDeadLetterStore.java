package io.eventfunctions.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore;

/** Keeps dead letters of the in-memory connector, gives two at a time, counts what is out and removes none while it is held. */
@ApplicationScoped
@Identifier("smallrye-in-memory")
public class InMemoryDeadLetterStore implements DeadLetterStore {

    static final int HANDFUL = 2;

    private final Map<String, DeadLetter> letters = new LinkedHashMap<>();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger removed = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile int mostAhead;
    private volatile CompletableFuture<Void> lettingGo = CompletableFuture.completedFuture(null);

    synchronized void put(CloudEvent letter) {
        letters.put(letter.getId(), new DeadLetter(letter.getId(), letter));
    }

    synchronized void clear() {
        letters.clear();
        given.set(0);
        removed.set(0);
        mostAhead = 0;
        lettingGo = CompletableFuture.completedFuture(null);
    }

    /** Lets no letter be removed until the returned future completes. */
    CompletableFuture<Void> hold() {
        lettingGo = new CompletableFuture<>();
        return lettingGo;
    }

    synchronized List<String> positions() {
        return List.copyOf(letters.keySet());
    }

    /** The greatest number of letters that were given and not yet removed. */
    int mostAhead() {
        return mostAhead;
    }

    int open() {
        return open.get();
    }

    @Override
    public synchronized Cursor open(Location location, Set<String> positions) {
        open.incrementAndGet();
        List<DeadLetter> wanted = new ArrayList<>(letters.values());
        wanted.removeIf(letter -> !positions.isEmpty() && !positions.contains(letter.position()));
        return new Cursor() {
            @Override
            public List<DeadLetter> next() {
                List<DeadLetter> next = List.copyOf(wanted.subList(0, Math.min(HANDFUL, wanted.size())));
                wanted.removeAll(next);
                mostAhead = Math.max(mostAhead, given.addAndGet(next.size()) - removed.get());
                return next;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    @Override
    public CompletionStage<Void> remove(Location location, DeadLetter letter) {
        return lettingGo.thenRun(() -> remove(letter));
    }

    private synchronized void remove(DeadLetter letter) {
        removed.incrementAndGet();
        letters.remove(letter.position());
    }
}
