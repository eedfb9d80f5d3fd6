package io.eventfunctions.redis;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;

/**
 * Keeps a consumer's hold on the entries in flight, by renewing it at a third of the idle time, and ends it by acknowledging them or giving them
 * back. Its
 * connection is not that of the reader, which blocks.
 */
final class StreamHold implements RedisLink.User {

    private static final int PART_OF_IDLE_TIME = 3;

    private final IncomingSettings settings;
    private final Context context;
    private final InFlightEntries inFlight;
    private final Supplier<StreamGroup> group;
    private final Runnable whenRenewed;
    private final RedisLink link;
    private final Acknowledgements acknowledgements = new Acknowledgements(this::send);
    private long timer = -1;

    /**
     * A hold that is not connected yet.
     *
     * @param group the consumer; {@code null} as long as nothing can be in flight
     * @param whenRenewed called after each renewal: what is idle now is not in flight here
     */
    StreamHold(
            IncomingSettings settings,
            RedisServer server,
            OutageReport outages,
            Context context,
            InFlightEntries inFlight,
            Supplier<StreamGroup> group,
            Runnable whenRenewed) {
        this.settings = settings;
        this.context = context;
        this.inFlight = inFlight;
        this.group = group;
        this.whenRenewed = whenRenewed;
        this.link = new RedisLink(server, outages, context, this);
    }

    void open() {
        link.open();
        long period = Math.max(1, settings.claimIdle().toMillis() / PART_OF_IDLE_TIME);
        context.runOnContext(
                ignored -> timer = context.owner().setPeriodic(period, tick -> context.runOnContext(again -> renew())));
    }

    boolean isUp() {
        return link.isUp();
    }

    String trouble() {
        return link.trouble();
    }

    @Override
    public void up() {
        acknowledgements.flush();
        renew();
    }

    private void renew() {
        RedisConnection connection = link.connection();
        StreamGroup consumer = group.get();
        if (connection == null || consumer == null) {
            return;
        }
        if (inFlight.isEmpty()) {
            whenRenewed.run();
            return;
        }
        List<String> ids = inFlight.ids();
        long before = System.nanoTime();
        link.send(connection, consumer.renew(ids), 0)
                .onSuccess(answer -> {
                    Set<String> held = answer.stream().map(Object::toString).collect(Collectors.toSet());
                    int lost = inFlight.renewed(ids, held, before);
                    if (lost > 0) {
                        RedisMessages.MESSAGES.entriesClaimedByOthers(
                                lost, consumer.stream(), settings.channel(), consumer.consumer(), consumer.group());
                    }
                    whenRenewed.run();
                })
                .onFailure(failure -> link.broken(connection, failure));
    }

    /** Acknowledges an entry; completes when the server has confirmed it, however many connections that takes. */
    Future<Void> acknowledge(String id) {
        return acknowledgements.add(id);
    }

    private Future<?> send(List<String> ids) {
        RedisConnection connection = link.connection();
        if (connection == null) {
            return Future.failedFuture("There is no connection");
        }
        StreamGroup consumer = group.get();
        Future<?> acknowledged = link.send(connection, consumer.acknowledge(ids), 0);
        if (settings.delete()) {
            Future<?> deleted = link.send(connection, consumer.delete(ids), 0);
            acknowledged = acknowledged.compose(ignored -> deleted);
        }
        return acknowledged.onFailure(failure -> link.broken(connection, failure));
    }

    /** Lets any consumer claim entries at once; completes in any case, because entries that nobody renews are claimed later. */
    Future<?> giveBack(List<StreamGroup.Pending> entries) {
        return send(consumer -> consumer.giveBack(entries, settings.claimIdle().toMillis()), !entries.isEmpty());
    }

    /** Ends a command of another connection that waits for entries; if it does not, that ends by itself after a while. */
    Future<?> unblock(long client) {
        return send(consumer -> Request.cmd(Command.CLIENT).arg("UNBLOCK").arg(client), true);
    }

    private Future<?> send(Function<StreamGroup, Request> command, boolean needed) {
        RedisConnection connection = link.connection();
        StreamGroup consumer = group.get();
        return needed && connection != null && consumer != null
                ? link.send(connection, command.apply(consumer), 0).otherwiseEmpty()
                : Future.succeededFuture();
    }

    /** Closes the connection, and renews no more. */
    void close() {
        context.runOnContext(ignored -> {
            context.owner().cancelTimer(timer);
            acknowledgements.close();
        });
        link.close();
    }
}
