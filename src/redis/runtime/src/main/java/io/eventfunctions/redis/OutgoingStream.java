package io.eventfunctions.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A channel that sends events to a stream or to pub/sub. An event counts as sent when the server has answered; what has no answer when a
 * connection is lost is sent again on the next one, in order. Everything happens on one Vert.x context.
 */
final class OutgoingStream implements MultiSubscriber<Message<?>>, RedisLink.User {

    private static final int MOST_SENT = 1_024;
    private static final long SWEEP_MILLIS = 500;

    /** Errors of a server that will soon do again what it is asked to, as during a restart or a failover. */
    private static final Set<String> PASSING = Set.of("LOADING", "READONLY", "MASTERDOWN", "TRYAGAIN", "CLUSTERDOWN");

    private static final String CLOSED = "CONNECTION_CLOSED";

    private final RedisPublishing publishing;
    private final Context context;
    private final RedisLink link;
    private final Deque<UnconfirmedEvent> waiting = new ArrayDeque<>();
    private final Deque<UnconfirmedEvent> sent = new ArrayDeque<>();
    private long timer = -1;

    OutgoingStream(RedisPublishing publishing, RedisServer server, Vertx vertx) {
        this.publishing = publishing;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        OutageReport outages = new OutageReport("Outgoing channel " + publishing.channel(), server);
        this.link = new RedisLink(server, outages, context, this);
    }

    String channel() {
        return publishing.channel();
    }

    boolean isUp() {
        return link.isUp();
    }

    String trouble() {
        return link.trouble();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        link.open();
        onContext(() -> timer = context.owner().setPeriodic(SWEEP_MILLIS, ignored -> onContext(this::giveUpOldEvents)));
        subscription.request(Long.MAX_VALUE);
    }

    private void onContext(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    @Override
    public void onItem(Message<?> message) {
        if (!(message.getPayload() instanceof OutgoingEvent event)) {
            message.nack(RedisMessages.MESSAGES.cannotSend(
                    message.getPayload().getClass().getName(), channel()));
            return;
        }
        UnconfirmedEvent unconfirmed = new UnconfirmedEvent(message, publishing.request(event));
        onContext(() -> {
            waiting.add(unconfirmed);
            send();
        });
    }

    @Override
    public void onFailure(Throwable failure) {
        RedisMessages.MESSAGES.outgoingFailed(channel(), failure);
    }

    @Override
    public void onCompletion() {
        // What is on its way is confirmed all the same.
    }

    @Override
    public void up() {
        send();
    }

    @Override
    public void down() {
        sent.descendingIterator().forEachRemaining(waiting::addFirst);
        sent.clear();
    }

    private void send() {
        RedisConnection connection = link.connection();
        while (connection != null && sent.size() < MOST_SENT && !waiting.isEmpty()) {
            UnconfirmedEvent next = waiting.poll();
            next.sent(connection);
            sent.add(next);
            connection.send(next.request()).onComplete(answer -> onContext(() -> answered(next, connection, answer)));
        }
    }

    private void answered(UnconfirmedEvent event, RedisConnection connection, AsyncResult<Response> answer) {
        if (!event.isSentOn(connection) || !sent.contains(event)) {
            return;
        }
        if (answer.failed() && !isRefusal(answer.cause())) {
            link.broken(connection, answer.cause());
            return;
        }
        sent.remove(event);
        if (answer.succeeded()) {
            event.confirmed();
        } else {
            event.failed(answer.cause());
        }
        send();
    }

    /** Whether the server has answered that it does not take the event, and will not soon. */
    private static boolean isRefusal(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof ErrorType && !message.equals(CLOSED) && !PASSING.contains(message.split(" ", 2)[0]);
    }

    private void giveUpOldEvents() {
        long limit = publishing.confirmationTimeout().toNanos();
        List<UnconfirmedEvent> old = new ArrayList<>();
        Stream.of(sent, waiting).forEach(events -> {
            Iterator<UnconfirmedEvent> oldest = events.iterator();
            boolean found = true;
            while (found && oldest.hasNext()) {
                UnconfirmedEvent event = oldest.next();
                found = event.isOlderThan(limit);
                if (found) {
                    oldest.remove();
                    old.add(event);
                }
            }
        });
        if (!old.isEmpty()) {
            giveUp(old);
        }
    }

    /** A connection that does not answer is of no use to the events behind, either. */
    private void giveUp(List<UnconfirmedEvent> old) {
        String reason = trouble() == null ? "the server does not answer" : trouble();
        RuntimeException failure = RedisMessages.MESSAGES.notConfirmed(
                channel(), publishing.confirmationTimeout().toMillis(), reason);
        link.broken(link.connection(), failure);
        old.forEach(event -> event.failed(failure));
    }

    void close() {
        onContext(() -> {
            context.owner().cancelTimer(timer);
            IllegalStateException closed = RedisMessages.MESSAGES.closedUnconfirmed(channel());
            Stream.of(sent, waiting).flatMap(Deque::stream).toList().forEach(event -> event.failed(closed));
            sent.clear();
            waiting.clear();
        });
        link.close();
    }
}
