package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Splits the entries of a batch into requests of the allowed size: SQS and SNS have the same limit for a request as for a
 * message, and reject all entries of a larger request.
 *
 * @param requests the entries of each request, in order
 * @param tooLarge entries that exceed the limit on their own, with their sizes in bytes
 */
record SizeLimitedBatches<E>(List<List<E>> requests, Map<E, Long> tooLarge) {

    /**
     * Forms as few requests as possible and keeps the order.
     *
     * @param size the size of an entry in bytes
     * @param limit the maximum size in bytes of an entry and of a request
     */
    static <E> SizeLimitedBatches<E> of(List<E> entries, ToLongFunction<E> size, int limit) {
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
        return new SizeLimitedBatches<>(requests, tooLarge);
    }

    /** Sends the requests one after the other, so that a FIFO queue keeps the order, and collects the responses. */
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
