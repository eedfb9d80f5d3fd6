package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.cloudevents.CloudEvent;

import io.eventfunctions.DeadLetterReason;
import io.eventfunctions.Outcome;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryBacklog;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.DeliveryResult;

/** Writes down each step as a sentence about an event's id, and keeps what else it is told. */
public final class RecordingListener implements DeliveryListener {

    private final List<String> steps = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final List<DeliveryBacklog> backlogs = new ArrayList<>();
    private Throwable lastFailure;
    private DeadLetterReason lastReason;

    /** Every step so far. */
    public List<String> steps() {
        return steps;
    }

    /** How often deliveries have ended, with or without outcome. */
    long ends() {
        return steps.stream()
                .filter(step -> step.contains(" ends ") || step.endsWith(" is abandoned"))
                .count();
    }

    /** The delivery of each step. */
    List<Delivery> deliveries() {
        return deliveries;
    }

    /** The delays before retries. */
    List<Duration> delays() {
        return delays;
    }

    List<DeliveryBacklog> backlogs() {
        return backlogs;
    }

    /** What the last delivery that ended or the last attempt has failed with. */
    Throwable lastFailure() {
        return lastFailure;
    }

    /** Why the last delivery that ended was given up; {@code null} if it was not. */
    DeadLetterReason lastReason() {
        return lastReason;
    }

    @Override
    public void opened(DeliveryBacklog backlog) {
        backlogs.add(backlog);
    }

    @Override
    public void received(String channel, CloudEvent event) {
        steps.add(event.getId() + " is received");
    }

    @Override
    public void undecodable(String channel, CloudEvent event, Throwable failure, Outcome outcome) {
        steps.add(event.getId() + " is undecodable and " + outcome);
    }

    @Override
    public void unmatched(String channel, CloudEvent event) {
        steps.add(event.getId() + " is unmatched");
    }

    @Override
    public void deliveryStarted(Delivery delivery) {
        add(delivery, "begins");
    }

    @Override
    public void attemptStarted(Delivery delivery, int attempt) {
        add(delivery, "is tried, " + attempt);
    }

    @Override
    public void attemptSucceeded(Delivery delivery, int attempt, Duration duration) {
        add(delivery, "succeeds, " + attempt + ", after " + duration.toMillis() + " ms");
    }

    @Override
    public void attemptFailed(Delivery delivery, int attempt, Duration duration, Throwable failure) {
        add(delivery, "fails, " + attempt + ", after " + duration.toMillis() + " ms");
        lastFailure = failure;
    }

    @Override
    public void retryScheduled(Delivery delivery, int failedAttempts, Duration delay) {
        add(delivery, "waits after " + failedAttempts + " for " + delay.toMillis() + " ms");
        delays.add(delay);
    }

    @Override
    public void completed(Delivery delivery, DeliveryResult result) {
        add(delivery, "ends " + result.outcome() + " after " + result.attempts());
        lastFailure = result.failure();
        lastReason = result.reason();
    }

    @Override
    public void abandoned(Delivery delivery) {
        add(delivery, "is abandoned");
    }

    @Override
    public void callOverdue(Delivery delivery, DeliveryBacklog backlog) {
        add(delivery, "has an overdue call");
    }

    @Override
    public void callReturned(Delivery delivery, DeliveryBacklog backlog) {
        add(delivery, "has its call back, overdue: " + backlog.overdue());
    }

    private void add(Delivery delivery, String step) {
        deliveries.add(delivery);
        steps.add(delivery.event().getId() + " " + step);
    }
}
