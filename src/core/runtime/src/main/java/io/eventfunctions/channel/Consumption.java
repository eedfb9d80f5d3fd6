package io.eventfunctions.channel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import io.eventfunctions.Channels.State;
import io.eventfunctions.Channels.Status;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.HaltChannelException;
import io.eventfunctions.spi.Reception;

/** Whether a channel takes messages: it can be paused, it halts at a failure, and it stops with the application. */
final class Consumption {

    private final String channel;
    private final DeliveryPipeline pipeline;
    private final AtWork atWork;
    private final Settlements settlements;
    private final Reception connector;
    private final List<Intake> intakes = new CopyOnWriteArrayList<>();
    private volatile boolean taking = true;
    private volatile Status status = Status.RUNNING;
    private String reason;
    private boolean ended;
    private CompletableFuture<Void> idle;

    /** @param connector stops and restarts the channel's reception; {@code null} if its connector does not offer that */
    Consumption(
            String channel, DeliveryPipeline pipeline, AtWork atWork, Settlements settlements, Reception connector) {
        this.channel = channel;
        this.pipeline = pipeline;
        this.atWork = atWork;
        this.settlements = settlements;
        this.connector = connector;
    }

    void add(Intake intake) {
        intakes.add(intake);
    }

    /** Whether messages that arrive are to be handled. */
    boolean isTaking() {
        return taking;
    }

    /** Whether a message that an invocation brings is handled now. */
    boolean isRunning() {
        return taking && status == Status.RUNNING;
    }

    synchronized State state() {
        return new State(channel, status, Optional.ofNullable(reason), isResumable());
    }

    private boolean isResumable() {
        return status != Status.HALTED || connector != null && !ended;
    }

    synchronized void pause() {
        if (status == Status.HALTED) {
            throw CoreMessages.CHANNEL.pausedWhileHalted(channel);
        }
        if (status == Status.RUNNING) {
            status = Status.PAUSED;
            CoreMessages.CHANNEL.paused(channel);
            if (connector == null) {
                intakes.forEach(Intake::pause);
            } else {
                connector.pause(channel);
            }
        }
    }

    synchronized void resume() {
        if (status == Status.RUNNING) {
            return;
        }
        if (status == Status.HALTED) {
            restart();
        }
        status = Status.RUNNING;
        reason = null;
        CoreMessages.CHANNEL.resumed(channel);
        intakes.forEach(Intake::resume);
        if (connector != null) {
            connector.resume(channel);
        }
    }

    private void restart() {
        if (!isResumable()) {
            throw CoreMessages.CHANNEL.notResumable(channel);
        }
        if (!idle.isDone()) {
            throw CoreMessages.CHANNEL.stillAtWork(channel);
        }
        idle = null;
        pipeline.restart();
        intakes.forEach(Intake::forgetUnsettled);
        taking = true;
    }

    /**
     * The one way to halt. Nothing is taken any more, what has not begun never will, and when what is at work has ended, everything that
     * is not settled is given back.
     */
    void halt(Throwable failure) {
        halt(failure, false);
    }

    /** Halts because the connector's stream has failed. */
    void streamFailed(Throwable failure) {
        halt(failure, true);
    }

    private synchronized void halt(Throwable failure, boolean streamFailed) {
        ended |= streamFailed;
        if (status == Status.HALTED || idle != null) {
            return;
        }
        status = Status.HALTED;
        Throwable why = failure instanceof HaltChannelException ? failure.getCause() : failure;
        reason = why.toString();
        CoreMessages.CHANNEL.channelHalted(channel, why);
        if (connector != null) {
            connector.pause(channel);
        }
        idle = drained().thenCompose(ignored -> giveBack()).toCompletableFuture();
    }

    private CompletableFuture<Void> drained() {
        taking = false;
        intakes.forEach(Intake::pause);
        CompletableFuture<Void> drained = new CompletableFuture<>();
        pipeline.stop().thenCompose(ignored -> atWork.none()).thenRun(() -> {
            settlements.logUnsettled();
            drained.complete(null);
        });
        return drained;
    }

    private CompletionStage<Void> giveBack() {
        if (connector == null || ended) {
            close();
        }
        return connector == null ? CompletableFuture.completedFuture(null) : connector.release(channel);
    }

    /** Stops with the application: takes no message any more; completes when what is at work is done and has been settled. */
    synchronized CompletionStage<Void> stop() {
        if (idle == null) {
            if (connector != null) {
                connector.pause(channel);
            }
            idle = drained();
        }
        return idle;
    }

    void close() {
        intakes.forEach(Intake::cancel);
    }
}
