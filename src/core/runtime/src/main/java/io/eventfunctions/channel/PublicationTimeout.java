package io.eventfunctions.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.eventfunctions.delivery.Timer;

/** Ends publications that no broker confirms in time, with what the connector reports of the channel. */
final class PublicationTimeout {

    /** How long the connector may take to say what is wrong; then the publication ends without it. */
    private static final Duration REPORT = Duration.ofSeconds(1);

    private final Timer timer;
    private final Executor workers;
    private final Function<String, Optional<String>> reports;

    /**
     * A limit for the publications of all channels.
     *
     * @param timer does the waiting
     * @param workers asks for reports, because they may block
     * @param reports what is wrong with a Reactive Messaging channel
     */
    PublicationTimeout(Timer timer, Executor workers, Function<String, Optional<String>> reports) {
        this.timer = timer;
        this.workers = workers;
        this.reports = reports;
    }

    /**
     * Lets a publication end after a time unless it has ended before.
     *
     * @param end completes the publication with the reason that the connector reports, if it does; may be called more than once
     */
    void limit(CompletableFuture<Void> publication, Duration timeout, String channel, Consumer<Optional<String>> end) {
        Timer.Cancellation waiting = timer.after(timeout, () -> overdue(publication, channel, end));
        publication.whenComplete((ignored, failure) -> waiting.cancel());
    }

    private void overdue(CompletableFuture<Void> publication, String channel, Consumer<Optional<String>> end) {
        if (publication.isDone()) {
            return;
        }
        Timer.Cancellation withoutReport = timer.after(REPORT, () -> end.accept(Optional.empty()));
        publication.whenComplete((ignored, failure) -> withoutReport.cancel());
        try {
            workers.execute(() -> end.accept(report(channel)));
        } catch (RejectedExecutionException e) {
            end.accept(Optional.empty());
        }
    }

    private Optional<String> report(String channel) {
        try {
            return reports.apply(channel);
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
