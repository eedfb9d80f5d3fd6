package io.eventfunctions.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** Extends the visibility timeouts of the messages in flight of all channels, on one timer. */
final class VisibilityExtender {

    private static final long INTERVAL_MILLIS = 250;

    private final List<InFlightMessages> inFlight = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "event-functions-sqs-timer");
        thread.setDaemon(true);
        return thread;
    });

    VisibilityExtender() {
        timer.scheduleWithFixedDelay(this::extend, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(InFlightMessages messages) {
        inFlight.add(messages);
    }

    void remove(InFlightMessages messages) {
        inFlight.remove(messages);
    }

    /** Catches exceptions, because an exception would stop the timer. */
    private void extend() {
        for (InFlightMessages messages : inFlight) {
            try {
                messages.extend();
            } catch (RuntimeException e) {
                MESSAGES.extendingFailed(e);
            }
        }
    }

    void stop() {
        timer.shutdown();
    }

    /** Makes all messages in flight visible again at once. */
    Stream<CompletableFuture<Void>> releaseAll() {
        return inFlight.stream().map(InFlightMessages::release);
    }
}
