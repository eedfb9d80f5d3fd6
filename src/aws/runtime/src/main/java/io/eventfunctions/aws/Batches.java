package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The entries of a batch in requests that the service takes: it limits the size of a request as it limits that of a message, and
 * refuses all entries of one that is larger.
 *
 * @param requests the entries of each request, in order
 * @param tooLarge the entries that are too large by themselves, with their sizes in bytes
 */
record Batches<E>(List<List<E>> requests, Map<E, Long> tooLarge) {

    /**
     * As few requests as possible without changing the order.
     *
     * @param size the size of an entry in bytes
     * @param limit the greatest size of an entry, and of a request
     */
    static <E> Batches<E> of(List<E> entries, ToLongFunction<E> size, int limit) {
        List<List<E>> requests = new ArrayList<>();
        Map<E, Long> tooLarge = new LinkedHashMap<>();
        long room = 0;
        for (E entry : entries) {
            long bytes = size.applyAsLong(entry);
            if (bytes > limit) {
                tooLarge.put(entry, bytes);
                continue;
            }
            if (requests.isEmpty() || bytes > room) {
                requests.add(new ArrayList<>());
                room = limit;
            }
            requests.get(requests.size() - 1).add(entry);
            room -= bytes;
        }
        return new Batches<>(requests, tooLarge);
    }

    /** The answers to all requests; each is sent when the one before it was answered, so that a FIFO queue has them in order. */
    <R> CompletableFuture<List<R>> send(Function<List<E>, CompletableFuture<R>> request) {
        CompletableFuture<List<R>> answers = CompletableFuture.completedFuture(List.of());
        for (List<E> entries : requests) {
            answers = answers.thenCompose(before -> request.apply(entries).thenApply(answer -> with(before, answer)));
        }
        return answers;
    }

    private static <R> List<R> with(List<R> before, R answer) {
        List<R> all = new ArrayList<>(before);
        all.add(answer);
        return all;
    }
}
