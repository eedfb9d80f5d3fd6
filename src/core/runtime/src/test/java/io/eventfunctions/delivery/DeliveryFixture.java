package io.eventfunctions.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Outcome;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeliveryBacklog;
import io.eventfunctions.spi.Lease;
import io.eventfunctions.spi.ReceivedMessage;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The channel {@code things} with one or two functions, on which nothing happens by itself: no thread, no clock, no chance. */
final class DeliveryFixture {

    /** How one delivery ended. */
    static final class Ending implements Function<Result, CompletionStage<Void>> {

        final CompletableFuture<Void> settled = new CompletableFuture<>();
        private final List<Result> results = new ArrayList<>();
        private final boolean settleAtOnce;

        Ending(boolean settleAtOnce) {
            this.settleAtOnce = settleAtOnce;
        }

        @Override
        public CompletionStage<Void> apply(Result result) {
            results.add(result);
            if (settleAtOnce) {
                settled.complete(null);
            }
            return settled;
        }

        boolean isOpen() {
            return results.isEmpty();
        }

        Throwable failure() {
            return result().failure();
        }

        Result result() {
            return results.get(0);
        }

        void assertIs(Outcome outcome) {
            assertEquals(List.of(outcome), results.stream().map(Result::outcome).toList());
        }
    }

    final FakeTime time = new FakeTime();
    final RecordingSender sender = new RecordingSender();
    final RecordingListener listener = new RecordingListener();
    final OverdueCalls overdueCalls = new OverdueCalls(time);
    final FakeFunction function = new FakeFunction("function");
    final FakeFunction other = new FakeFunction("other");
    /** What chance says, from 0 to 1; in the middle there is no jitter. */
    double chance = 0.5;

    private final DeliveryPipeline pipeline;

    /** Functions under a policy without deduplication. */
    DeliveryFixture(Consumer<PolicyDraft> changes) {
        this(changes, null);
    }

    /** Functions under a policy with deduplication in the store. */
    DeliveryFixture(Consumer<PolicyDraft> changes, DeduplicationStore store) {
        PolicyDraft draft = new PolicyDraft();
        changes.accept(draft);
        RandomGenerator random = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("Delays ask for a double");
            }

            @Override
            public double nextDouble() {
                return chance;
            }
        };
        pipeline = new DeliveryPipeline(
                draft.policy(),
                List.of(function, other),
                store,
                new DeliveryEnvironment(sender, new Listeners(List.of(listener, overdueCalls)), time, time, random));
    }

    CloudEventBuilder event(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType("com.example.thing")
                .withTime(OffsetDateTime.now(time));
    }

    CloudEvent event(String id, String key) {
        return event(id).withExtension("partitionkey", key).build();
    }

    /** Delivers an event without a key. */
    Ending deliver(String id) {
        return deliver(event(id).build());
    }

    /** Delivers an event with a key. */
    Ending deliver(String id, String key) {
        return deliver(event(id, key));
    }

    Ending deliver(CloudEvent event) {
        return deliver(event, Lease.UNLIMITED);
    }

    Ending deliver(CloudEvent event, Lease lease) {
        Ending ending = new Ending(true);
        pipeline.deliver(function, new ReceivedMessage.Event(event, null).under(lease), null, ending);
        return ending;
    }

    /** Delivers an event that was sent back for another attempt. */
    Ending deliverRetry(CloudEvent event, Lease lease) {
        Ending ending = new Ending(true);
        pipeline.deliver(
                function,
                new ReceivedMessage.Event(RetryMark.remove(event), null).under(lease),
                RetryMark.of(event),
                ending);
        return ending;
    }

    /** Delivers an event whose message the broker got at that time. */
    Ending deliver(CloudEvent event, OffsetDateTime sent) {
        Ending ending = new Ending(true);
        pipeline.deliver(function, new ReceivedMessage.Event(event, sent), null, ending);
        return ending;
    }

    /** Delivers an event whose message is settled when the test says so. */
    Ending deliverUnsettled(CloudEvent event) {
        Ending ending = new Ending(false);
        pipeline.deliver(function, new ReceivedMessage.Event(event, null), null, ending);
        return ending;
    }

    /** Delivers an event to the other function. */
    Ending deliverToOther(CloudEvent event) {
        Ending ending = new Ending(true);
        pipeline.deliver(other, new ReceivedMessage.Event(event, null), null, ending);
        return ending;
    }

    CompletableFuture<Result> deliver(ReceivedMessage.Undecodable message) {
        return pipeline.deliver(message).toCompletableFuture();
    }

    /** A lease that ends after the time, for a message that nobody had before. */
    FakeLease lease(Duration length) {
        return new FakeLease(time, length, 0);
    }

    /** A lease that ends after the time, or not at all if it is null. */
    FakeLease lease(Duration length, int earlierReceptions) {
        return new FakeLease(time, length, earlierReceptions);
    }

    CompletableFuture<Void> stop() {
        return pipeline.stop().toCompletableFuture();
    }

    /** The function's numbers: running, waiting, waiting for a retry. */
    List<Integer> backlog() {
        DeliveryBacklog backlog = listener.backlogs().get(0);
        return List.of(backlog.running(), backlog.waiting(), backlog.waitingForRetry());
    }
}
