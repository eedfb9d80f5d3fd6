package io.eventfunctions.redis;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A channel that consumes a stream as one consumer of a group. It reads no more entries than were requested, keeps its hold on
 * those in flight, and settles them. Everything happens on one Vert.x context.
 */
final class IncomingStream implements Flow.Publisher<Message<?>>, Flow.Subscription {

    private final IncomingSettings settings;
    private final Context context;
    private final InFlightEntries inFlight = new InFlightEntries();
    private final StreamReader reader;
    private final StreamHold hold;
    private Flow.Subscriber<? super Message<?>> subscriber;
    private long demand;
    private boolean reading;
    private boolean cancelled;
    private volatile Throwable stoppedBy;

    IncomingStream(IncomingSettings settings, RedisServer server, Vertx vertx) {
        this.settings = settings;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        OutageReport outages = new OutageReport("Incoming channel " + settings.channel(), server);
        this.reader = new StreamReader(settings, server, outages, context, inFlight, this::advance);
        this.hold = new StreamHold(settings, server, outages, context, inFlight, reader::group, this::mayClaim);
    }

    String channel() {
        return settings.channel();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Message<?>> to) {
        subscriber = to;
        to.onSubscribe(this);
        hold.open();
        reader.open();
    }

    @Override
    public void request(long more) {
        onContext(() -> {
            demand = more > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + more;
            advance();
        });
    }

    /** Reads no more; what is in flight can still be settled until {@link #close()}. */
    @Override
    public void cancel() {
        onContext(() -> cancelled = true);
        reader.close();
    }

    private void onContext(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    private void mayClaim() {
        reader.claimIdleEntries();
        advance();
    }

    /** Reads if there is demand, one command after the other. */
    private void advance() {
        if (reading || cancelled || demand == 0 || !reader.isUp()) {
            return;
        }
        reading = true;
        reader.next((int) Math.min(settings.count(), demand)).onComplete(result -> {
            reading = false;
            if (result.succeeded() && !cancelled) {
                result.result().forEach(this::emit);
            }
            advance();
        });
    }

    private void emit(StreamReader.Received received) {
        EntryLease lease = received.lease();
        String id = received.entry().id();
        RedisEntry entry =
                new RedisEntry(settings.stream(), id, received.entry().fields(), lease);
        inFlight.add(id, lease);
        if (demand != Long.MAX_VALUE) {
            demand--;
        }
        subscriber.onNext(Message.of(entry, () -> acknowledge(id, lease), reason -> reject(id, lease, reason)));
    }

    private CompletionStage<Void> acknowledge(String id, EntryLease lease) {
        Promise<Void> acknowledged = Promise.promise();
        onContext(() -> hold.acknowledge(id)
                .onSuccess(ignored -> inFlight.remove(id, lease))
                .onComplete(acknowledged));
        return acknowledged.future().toCompletionStage();
    }

    /**
     * An entry that this consumer no longer holds, or that must not overtake another one, is received again in any case: there is
     * nothing to decide.
     */
    private CompletionStage<Void> reject(String id, EntryLease lease, Throwable reason) {
        if (!lease.isHeld()) {
            return giveBack(id, lease);
        }
        return switch (settings.failureStrategy()) {
            case FAIL -> stop(reason);
            case REQUEUE -> giveBack(id, lease);
            case ACCEPT -> acknowledge(id, lease);
        };
    }

    /** Without renewal it is idle after a while, and claimed by this consumer or another one. */
    private CompletionStage<Void> giveBack(String id, EntryLease lease) {
        Promise<Void> given = Promise.promise();
        onContext(() -> {
            lease.giveBack();
            inFlight.remove(id, lease);
            given.complete();
        });
        return given.future().toCompletionStage();
    }

    /** What is not settled is left to the other consumers, so its hold is not renewed either. */
    private CompletionStage<Void> stop(Throwable reason) {
        stoppedBy = reason;
        hold.end();
        cancel();
        return Future.<Void>failedFuture(reason).toCompletionStage();
    }

    boolean isUp() {
        return stoppedBy == null && reader.isUp() && hold.isUp();
    }

    /** Why a restart of the application would help, or {@code null} if it would not. */
    Throwable stoppedBy() {
        return stoppedBy;
    }

    /** What keeps the channel from consuming, or {@code null} if nothing is known to be wrong. */
    String trouble() {
        return reader.trouble() == null ? hold.trouble() : reader.trouble();
    }

    void close() {
        cancel();
        hold.close();
    }
}
