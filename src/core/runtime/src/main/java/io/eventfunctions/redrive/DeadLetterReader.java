package io.eventfunctions.redrive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore;
import io.eventfunctions.spi.DeadLetterStore.Cursor;

/** Reads letters on worker threads, and never more at once than the store gives. */
final class DeadLetterReader {

    private final DeadLetterLocations locations;

    DeadLetterReader(DeadLetterLocations locations) {
        this.locations = locations;
    }

    /** The first letters of a channel. */
    Uni<List<DeadLetter>> first(int limit, String channel, Set<String> positions) {
        return blocking(() -> {
            List<DeadLetter> first = new ArrayList<>();
            try (Cursor letters = open(channel, positions)) {
                List<DeadLetter> next = letters.next();
                while (!next.isEmpty() && first.size() < limit) {
                    first.addAll(next.subList(0, Math.min(next.size(), limit - first.size())));
                    next = first.size() < limit ? letters.next() : List.of();
                }
            }
            return first;
        });
    }

    /** The letters of a channel, read as they are asked for. */
    Multi<DeadLetter> all(String channel, Set<String> positions) {
        return Multi.createFrom()
                .resource(() -> open(channel, positions), DeadLetterReader::letters)
                .withFinalizer(DeadLetterReader::close)
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private static Multi<DeadLetter> letters(Cursor opened) {
        return Multi.createBy()
                .repeating()
                .uni(() -> blocking(opened::next))
                .whilst(letters -> !letters.isEmpty())
                .onItem()
                .disjoint();
    }

    private static Uni<Void> close(Cursor opened) {
        return blocking(() -> {
            opened.close();
            return null;
        });
    }

    private Cursor open(String channel, Set<String> positions) {
        DeadLetterStore store = locations.store(channel);
        return store.open(locations.of(channel), positions);
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }
}
