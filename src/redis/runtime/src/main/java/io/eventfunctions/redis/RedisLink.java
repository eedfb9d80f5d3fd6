package io.eventfunctions.redis;

import java.util.concurrent.TimeoutException;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Keeps one connection open for a channel: it connects, and connects again with growing waits when the server or the connection is
 * lost. All of it happens on the channel's context, and so do the calls to its user.
 */
final class RedisLink {

    private static final long FIRST_WAIT_MILLIS = 100;

    /** Uses the connection. */
    interface User {

        /** Prepares a new connection; if that fails, another one is opened. */
        default Future<?> prepare(RedisConnection connection) {
            return Future.succeededFuture();
        }

        /** The connection can be used. */
        void up();

        /** The connection is gone, and with it the answers to what was sent. */
        default void down() {}
    }

    private final RedisServer server;
    private final OutageReport outages;
    private final Context context;
    private final User user;
    private Redis client;
    private RedisConnection connection;
    private long wait = FIRST_WAIT_MILLIS;
    private long since;
    private volatile boolean up;
    private volatile boolean closed;
    private volatile String trouble;

    /**
     * A link that is not open yet.
     *
     * @param outages logs what is wrong
     */
    RedisLink(RedisServer server, OutageReport outages, Context context, User user) {
        this.outages = outages;
        this.server = server;
        this.context = context;
        this.user = user;
    }

    /** Begins to connect; returns at once. */
    void open() {
        context.runOnContext(ignored -> connect());
    }

    /** Whether the connection is open and prepared. */
    boolean isUp() {
        return up;
    }

    /** Why it is not {@link #isUp()}, or {@code null} if nothing is known to be wrong. */
    String trouble() {
        return trouble;
    }

    private void connect() {
        if (closed) {
            return;
        }
        Redis attempt = server.client(context.owner());
        client = attempt;
        // Composed, so that what connecting throws is a failure like any other.
        Future.succeededFuture()
                .compose(ignored -> attempt.connect())
                .onSuccess(
                        opened -> opened.endHandler(end -> onContext(() -> lost(attempt, "the connection was closed")))
                                .exceptionHandler(failure -> onContext(() -> lost(attempt, reason(failure)))))
                .compose(opened -> user.prepare(opened).map(opened))
                .onComplete(result -> onContext(() -> {
                    if (result.succeeded()) {
                        established(attempt, result.result());
                    } else {
                        failed(attempt, result.cause());
                    }
                }));
    }

    private void onContext(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    private void established(Redis attempt, RedisConnection opened) {
        if (attempt != client) {
            return;
        }
        connection = opened;
        since = System.nanoTime();
        trouble = null;
        outages.up(this);
        up = true;
        user.up();
    }

    private void failed(Redis attempt, Throwable failure) {
        if (attempt != client) {
            return;
        }
        release();
        trouble = reason(failure);
        outages.failed(this, trouble);
        connectLater();
    }

    private void connectLater() {
        context.owner().setTimer(wait, ignored -> onContext(this::connect));
        wait = Math.min(server.reconnectMax().toMillis(), wait * 2);
    }

    /** The connection does not do what it should: it is given up, and a new one opened. */
    void broken(RedisConnection used, Throwable failure) {
        if (used == connection && used != null) {
            lost(client, reason(failure));
        }
    }

    private void lost(Redis attempt, String reason) {
        if (attempt != client || connection == null) {
            return;
        }
        release();
        trouble = reason;
        outages.lost(this, reason);
        // A connection that is lost again and again, such as for a command that the server refuses, is not a new
        // beginning.
        if (System.nanoTime() - since > server.reconnectMax().toNanos()) {
            wait = FIRST_WAIT_MILLIS;
        }
        user.down();
        connectLater();
    }

    /** Closes the client; what is still heard of its connection is ignored. */
    private void release() {
        up = false;
        connection = null;
        if (client != null) {
            client.close();
            client = null;
        }
    }

    /** The connection, or {@code null} while there is none; to be asked on the context. */
    RedisConnection connection() {
        return connection;
    }

    /**
     * Sends a request; the answer is awaited on the context.
     *
     * @param millis how long the server itself may take, beside the timeout of the connection
     */
    Future<Response> send(RedisConnection used, Request request, long millis) {
        return answer(used.send(request), millis);
    }

    /** What an answer becomes on the context, within the time that it may take. */
    <T> Future<T> answer(Future<T> answer, long millis) {
        Promise<T> promise = Promise.promise();
        long limit = millis + server.timeout().toMillis();
        long timer = context.owner()
                .setTimer(
                        limit,
                        ignored -> onContext(() -> promise.tryFail(
                                new TimeoutException("Redis has not answered within " + limit + " ms"))));
        answer.onComplete(result -> onContext(() -> {
            context.owner().cancelTimer(timer);
            if (result.succeeded()) {
                promise.tryComplete(result.result());
            } else {
                promise.tryFail(result.cause());
            }
        }));
        return promise.future();
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** Closes the connection for good; returns at once. */
    void close() {
        closed = true;
        up = false;
        onContext(this::release);
    }
}
