package io.eventfunctions.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Acknowledges entries, all that have come up since the last command with the next one. What the server has not confirmed when a
 * connection is lost is sent again on the next one: an acknowledgement holds whichever connection it comes on.
 */
final class Acknowledgements {

    private final Function<List<String>, Future<?>> send;
    private final Map<String, Promise<Void>> open = new LinkedHashMap<>();
    private boolean sending;

    /**
     * Acknowledgements that are sent in batches.
     *
     * @param send sends the ids of a batch; fails if the server has not confirmed them, and at once if there is no connection
     */
    Acknowledgements(Function<List<String>, Future<?>> send) {
        this.send = send;
    }

    /** Acknowledges an entry; completes when the server has confirmed it. */
    Future<Void> add(String id) {
        Promise<Void> confirmed = open.computeIfAbsent(id, ignored -> Promise.promise());
        flush();
        return confirmed.future();
    }

    /** Sends what is open, unless something is on its way already. */
    void flush() {
        if (sending || open.isEmpty()) {
            return;
        }
        sending = true;
        List<String> batch = new ArrayList<>(open.keySet());
        send.apply(batch).onComplete(result -> {
            sending = false;
            if (result.succeeded()) {
                batch.stream().map(open::remove).filter(Objects::nonNull).forEach(Promise::complete);
                flush();
            }
        });
    }

    /** There will be no other connection: what is open is not confirmed. */
    void close() {
        List<Promise<Void>> unconfirmed = List.copyOf(open.values());
        open.clear();
        unconfirmed.forEach(promise -> promise.tryFail("The channel was closed before Redis confirmed"));
    }
}
