package io.eventfunctions.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.spi.HaltChannelException;

/**
 * A channel that consumes a stream as one consumer of a group. It reads no more entries than were requested, keeps its hold on
 * those in flight, and settles them or gives them back. Everything happens on one Vert.x context.
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
    private boolean paused;
    private boolean cancelled;

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

    /** Reads no more, and ends the command that waits for entries. */
    void pause() {
        onContext(() -> {
            paused = true;
            if (reading) {
                hold.unblock(reader.client());
            }
        });
    }

    /** Reads again: first what is pending for this consumer, such as what it has given back and nobody has claimed. */
    void resume() {
        onContext(() -> {
            paused = false;
            reader.recover();
            advance();
        });
    }

    /** Gives back what is in flight, and ends the leases. */
    CompletableFuture<Void> release() {
        CompletableFuture<Void> released = new CompletableFuture<>();
        onContext(() -> hold.giveBack(inFlight.releaseAll()).onComplete(ignored -> released.complete(null)));
        return released;
    }

    private void mayClaim() {
        reader.claimIdleEntries();
        advance();
    }

    /** Reads if there is demand, one command after the other. */
    private void advance() {
        if (reading || paused || cancelled || demand == 0 || !reader.isUp()) {
            return;
        }
        reading = true;
        reader.next((int) Math.min(settings.count(), demand)).onComplete(result -> {
            reading = false;
            if (result.succeeded()) {
                take(result.result());
            }
            advance();
        });
    }

    /** What was on its way when the channel was paused is for others. */
    private void take(List<StreamReader.Received> entries) {
        if (paused || cancelled) {
            hold.giveBack(
                    entries.stream().map(entry -> entry.lease().returned()).toList());
        } else {
            entries.forEach(this::emit);
        }
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
            case FAIL -> CompletableFuture.failedStage(new HaltChannelException(reason));
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

    boolean isUp() {
        return reader.isUp() && hold.isUp();
    }

    /** What keeps the channel from consuming, or {@code null} if nothing is known to be wrong. */
    String trouble() {
        return reader.trouble() == null ? hold.trouble() : reader.trouble();
    }

    /** Gives back what is in flight, so that other consumers need not wait until it is idle. */
    void close() {
        cancel();
        release().thenRun(hold::close);
    }
}
