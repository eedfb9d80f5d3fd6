package io.eventfunctions.conformance;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.eventfunctions.Channels;
import io.eventfunctions.Channels.State;
import io.eventfunctions.Channels.Status;
import io.eventfunctions.Outcome;
import io.eventfunctions.conformance.Journal.Ending;
import io.eventfunctions.conformance.Journal.Start;
import io.eventfunctions.conformance.Journal.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * How a channel is paused, halted and resumed, in sentences for every connector that can restart its reception. A connector joins with one
 * class that extends this one and registers {@link HaltingApp#on}.
 */
public abstract class HaltConformance extends ConformanceHarness {

    @Inject
    Channels channels;

    /**
     * The ids of the events that another consumer of a channel could receive now. It leaves them to the channel, in the same order.
     *
     * @param channel the channel's name
     */
    protected abstract Collection<String> availableToOthers(String channel);

    /** Whether the broker redelivers events in the order in which they were sent, at least those of a key. */
    protected boolean redeliversInOrder() {
        return true;
    }

    @Test
    void aPausedChannelReceivesNothingAndAllOfItWhenItIsResumed() {
        String key = key();
        CloudEvent before = event("before", key);
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        CloudEvent stranger = event("stranger", key());
        send(HaltingApp.PAUSED, before);
        assertDeliveredAtOnce(ONE, before);
        assertEquals(Status.PAUSED, channels.pause(HaltingApp.PAUSED).status());
        send(HaltingApp.PAUSED, first, second, stranger);
        await(() -> availableToOthers(HaltingApp.PAUSED).containsAll(ids(first, stranger)));
        assertTrue(Stream.of(first, second, stranger).allMatch(event -> journal.arrivals(event) == 0));
        assertEquals(Status.RUNNING, channels.resume(HaltingApp.PAUSED).status());
        assertDeliveredAtOnce(ONE, first, second, stranger);
        assertInOrder(first, second);
    }

    @Test
    void aHaltedChannelSaysWhyStartsNothingMoreAndGivesBackWhatItHolds() {
        CloudEvent rejected = event("rejected", key());
        CloudEvent working = event("working", key());
        CloudEvent waiting = event("waiting", key());
        when(ONE, rejected, context -> {
            await(() -> journal.arrivals(waiting) == 1);
            throw new IllegalStateException("never works");
        });
        holdUntil(ONE, working, () -> isHalted(HaltingApp.HALTED));
        send(HaltingApp.HALTED, rejected, working);
        await(() -> attempts(ONE, rejected) == 1 && attempts(ONE, working) == 1);
        send(HaltingApp.HALTED, waiting);
        await(() -> isHalted(HaltingApp.HALTED));
        State state = state(HaltingApp.HALTED);
        assertTrue(state.reason().orElseThrow().contains("never works"), state::toString);
        assertTrue(state.resumable(), state::toString);
        assertDeliveredAtOnce(ONE, working);
        assertEnds(Outcome.REJECTED, 1, ONE, rejected);
        await(() -> availableToOthers(HaltingApp.HALTED).containsAll(ids(rejected, waiting)));
        assertEquals(0, attempts(ONE, waiting));
    }

    @Test
    void aHaltedChannelThatIsResumedHandlesEverythingAndCanHaltAgain() {
        haltAndResumeInFrontOfABacklog();
        haltAndResumeInFrontOfABacklog();
    }

    private void haltAndResumeInFrontOfABacklog() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        CloudEvent third = event("third", key);
        CloudEvent stranger = event("stranger", key());
        when(ONE, first, context -> {
            if (attempts(ONE, first) == 1) {
                throw new IllegalStateException("does not work yet");
            }
            return null;
        });
        send(HaltingApp.RESUMED, first, second, third, stranger);
        await(() -> isHalted(HaltingApp.RESUMED));
        resumeOnceNothingIsAtWork(HaltingApp.RESUMED);
        await(() -> Stream.of(first, second, third, stranger).allMatch(this::isDelivered));
        assertInOrder(first, second, third);
        assertEquals(2, attempts(ONE, first));
        assertEquals(Status.RUNNING, state(HaltingApp.RESUMED).status());
    }

    @Test
    void aBacklogIsHandledWholeAcrossAHalt() {
        List<CloudEvent[]> keys =
                Stream.generate(HaltConformance::eventsOfOneKey).limit(4).toList();
        CloudEvent[] all = keys.stream().flatMap(Stream::of).toArray(CloudEvent[]::new);
        CloudEvent rejected = keys.get(1)[3];
        when(ONE, rejected, context -> {
            if (attempts(ONE, rejected) == 1) {
                throw new IllegalStateException("does not work yet");
            }
            return null;
        });
        for (int i = 0; i < keys.get(0).length; i++) {
            for (CloudEvent[] events : keys) {
                send(HaltingApp.RESUMED, events[i]);
            }
        }
        await(() -> isHalted(HaltingApp.RESUMED));
        resumeOnceNothingIsAtWork(HaltingApp.RESUMED);
        await(() -> Stream.of(all).allMatch(this::isDelivered));
        keys.forEach(this::assertInOrder);
    }

    private static CloudEvent[] eventsOfOneKey() {
        String key = key();
        return IntStream.range(0, 12)
                .mapToObj(number -> event("event " + number, key))
                .toArray(CloudEvent[]::new);
    }

    private static List<String> ids(CloudEvent... events) {
        return Stream.of(events).map(CloudEvent::getId).toList();
    }

    private boolean isHalted(String channel) {
        return state(channel).status() == Status.HALTED;
    }

    State state(String channel) {
        return channels.find(channel).orElseThrow();
    }

    /** A channel is halted before what is at work has ended. */
    private void resumeOnceNothingIsAtWork(String channel) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreException(IllegalStateException.class)
                .until(() -> channels.resume(channel).status() == Status.RUNNING);
    }

    private boolean isDelivered(CloudEvent event) {
        return journal.steps(Ending.class, ONE, event).stream()
                .anyMatch(ending -> ending.outcome() == Outcome.DELIVERED);
    }

    /** Each of the events, which have one key, began after the one before it had been delivered. */
    private void assertInOrder(CloudEvent... events) {
        if (redeliversInOrder()) {
            String expected = Stream.of(events)
                    .map(CloudEvent::getSubject)
                    .map(name -> name + " starts, " + name + " DELIVERED")
                    .collect(Collectors.joining(", "));
            assertEquals(
                    expected,
                    journal.steps(ONE, events)
                            .filter(step -> step instanceof Start
                                    || step instanceof Ending ending && ending.outcome() == Outcome.DELIVERED)
                            .map(Step::sentence)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
    }
}
