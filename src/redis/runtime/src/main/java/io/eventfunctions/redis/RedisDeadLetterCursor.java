package io.eventfunctions.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.cloudevents.CloudEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.spi.DeadLetterStore.Cursor;

/** The dead letters of a stream up to its last entry when the cursor was opened, or those at certain positions. */
final class RedisDeadLetterCursor implements Cursor {

    private static final int BATCH = 100;

    private final String channel;
    private final String stream;
    private final RedisServer server;
    private final Redis client;
    private final Deque<String> wanted;
    private final boolean all;
    private String from = "-";
    private String end;

    /**
     * A cursor before the first letter.
     *
     * @param positions ids of entries; empty for all
     * @throws IllegalStateException if the stream cannot be read
     */
    RedisDeadLetterCursor(String channel, String stream, RedisServer server, Vertx vertx, Set<String> positions) {
        this.channel = channel;
        this.stream = stream;
        this.server = server;
        this.client = server.client(vertx);
        this.all = positions.isEmpty();
        this.wanted = new ArrayDeque<>(
                positions.stream().filter(RedisDeadLetterCursor::isId).toList());
        try {
            this.end = all ? end() : null;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The id of the last entry; {@code null} if there is none. */
    private String end() {
        Response last = ask(Request.cmd(Command.XREVRANGE)
                .arg(stream)
                .arg("+")
                .arg("-")
                .arg("COUNT")
                .arg(1));
        return last.size() == 0 ? null : last.get(0).get(0).toString();
    }

    private static boolean isId(String position) {
        return position.matches("\\d{1,19}-\\d{1,19}");
    }

    @Override
    public synchronized List<DeadLetter> next() {
        List<StreamGroup.Added> entries = read();
        while (!entries.isEmpty()) {
            List<DeadLetter> letters =
                    entries.stream().flatMap(entry -> letter(entry).stream()).toList();
            if (!letters.isEmpty()) {
                return letters;
            }
            entries = read();
        }
        return List.of();
    }

    private List<StreamGroup.Added> read() {
        return all ? readBatch() : readWanted();
    }

    private List<StreamGroup.Added> readBatch() {
        if (end == null) {
            return List.of();
        }
        List<StreamGroup.Added> entries = range(from, end, BATCH);
        if (!entries.isEmpty()) {
            from = "(" + entries.get(entries.size() - 1).id();
        }
        return entries;
    }

    private List<StreamGroup.Added> readWanted() {
        while (!wanted.isEmpty()) {
            String id = wanted.poll();
            List<StreamGroup.Added> entry = range(id, id, 1);
            if (!entry.isEmpty()) {
                return entry;
            }
        }
        return List.of();
    }

    private List<StreamGroup.Added> range(String first, String last, int count) {
        return StreamGroup.entries(ask(Request.cmd(Command.XRANGE)
                .arg(stream)
                .arg(first)
                .arg(last)
                .arg("COUNT")
                .arg(count)));
    }

    /** What is not an event is not a dead letter of ours. */
    private static Optional<DeadLetter> letter(StreamGroup.Added entry) {
        try {
            CloudEvent event = EntryFields.read(entry.fields());
            return Optional.of(new DeadLetter(entry.id(), event));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Response ask(Request request) {
        try {
            return client.send(request)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(server.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreadable(e.getCause(), e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw unreadable(e, "no answer within " + server.timeout().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(e, "interrupted");
        }
    }

    private IllegalStateException unreadable(Throwable cause, String reason) {
        return RedisMessages.MESSAGES.deadLettersUnreadable(channel, stream, server, reason, cause);
    }

    @Override
    public void close() {
        client.close();
    }
}
