package io.eventfunctions.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Outcome;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.DeliveryResult;

/** Writes down each step of every delivery, in order. */
@ApplicationScoped
public class Journal implements DeliveryListener {

    /** One step of a delivery. */
    public sealed interface Step {

        /** The delivery that it is a step of. */
        Delivery delivery();

        /** The step as a sentence; an event is called by its subject. */
        default String sentence() {
            String verb = this instanceof Ending ending
                    ? ending.outcome().name()
                    : this instanceof Start ? "starts" : "fails";
            return delivery().event().getSubject() + " " + verb;
        }
    }

    /** An attempt began. */
    public record Start(Delivery delivery, int attempt, long nanos) implements Step {}

    /** An attempt failed. */
    public record Failure(Delivery delivery, int attempt, Throwable failure) implements Step {}

    /** A delivery has its outcome. */
    public record Ending(Delivery delivery, Outcome outcome, int attempts, Throwable failure) implements Step {}

    private final List<CloudEvent> received = new CopyOnWriteArrayList<>();
    private final List<Step> steps = new CopyOnWriteArrayList<>();

    @Override
    public void received(String channel, CloudEvent event) {
        received.add(event);
    }

    @Override
    public void attemptStarted(Delivery delivery, int attempt) {
        steps.add(new Start(delivery, attempt, System.nanoTime()));
    }

    @Override
    public void attemptFailed(Delivery delivery, int attempt, Duration duration, Throwable failure) {
        steps.add(new Failure(delivery, attempt, failure));
    }

    @Override
    public void completed(Delivery delivery, DeliveryResult result) {
        steps.add(new Ending(delivery, result.outcome(), result.attempts(), result.failure()));
    }

    /** How often an event has arrived from the broker. */
    long arrivals(CloudEvent event) {
        return received.stream().filter(other -> same(other, event)).count();
    }

    /** A function's steps with any of the events. */
    Stream<Step> steps(String function, CloudEvent... events) {
        return steps.stream()
                .filter(step -> step.delivery().function().equals(function))
                .filter(step ->
                        Stream.of(events).anyMatch(event -> same(step.delivery().event(), event)));
    }

    /** A function's steps of one kind with an event. */
    <S extends Step> List<S> steps(Class<S> kind, String function, CloudEvent event) {
        return steps(function, event).filter(kind::isInstance).map(kind::cast).toList();
    }

    static boolean same(CloudEvent one, CloudEvent other) {
        return one.getId().equals(other.getId()) && one.getSource().equals(other.getSource());
    }
}
