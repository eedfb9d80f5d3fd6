package io.eventfunctions.conformance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;
import io.eventfunctions.conformance.Journal.Ending;
import io.eventfunctions.conformance.Journal.Start;
import io.eventfunctions.conformance.Journal.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The words that the sentences are made of, and what a connector may do its own way. */
abstract class ConformanceHarness {

    static final String ONE = "one";
    static final String OTHER = "other";

    static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Script script;

    @Inject
    Journal journal;

    @Inject
    Inbox inbox;

    @Inject
    EventPublisher publisher;

    @Inject
    MovableClock clock;

    @AfterEach
    void theClockIsRight() {
        clock.beRight();
    }

    /** Brings one event to a channel; returns when the broker has it. */
    protected void publish(String channel, CloudEvent event) {
        publisher.publish(channel, event).await().atMost(PATIENCE);
    }

    /** Brings the text, which is no CloudEvent, to a channel; a connector that can't carry such a thing leaves it out. */
    protected void publishNoEvent(String channel, String text) {
        Assumptions.abort("The connector carries events only");
    }

    /** Whether the broker redelivers a rejected event, and says so. If not, a test sends the event again. */
    protected boolean marksRedeliveries() {
        return true;
    }

    /** The size in bytes that no message exceeds; 0 on a connector on which an event of 1 MiB becomes a dead letter with its data. */
    protected int largestMessage() {
        return 0;
    }

    /** What has been sent to {@code letters} or {@code results}; may grow from call to call. */
    protected List<CloudEvent> arrived(String channel) {
        return inbox.on(channel);
    }

    /** An event without partition key, with an id that no other has; the name becomes its subject. */
    static CloudEventBuilder event(String name) {
        return CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/conformance"))
                .withType("io.eventfunctions.conformance.event")
                .withSubject(name)
                .withTime(now());
    }

    /** An event of a key. */
    static CloudEvent event(String name, String key) {
        return event(name).withExtension(Extensions.PARTITION_KEY, key).build();
    }

    /** A key that no other test has. */
    static String key() {
        return UUID.randomUUID().toString();
    }

    static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void send(String channel, CloudEvent... events) {
        for (CloudEvent event : events) {
            publish(channel, event);
        }
    }

    /** Lets a function deal with an event in its own way. */
    void when(String function, CloudEvent event, Script.Act act) {
        script.write(function, event, act);
    }

    /** Lets a function fail with an event until the condition holds. */
    void failUntil(String function, CloudEvent event, BooleanSupplier condition) {
        when(function, event, context -> {
            if (!condition.getAsBoolean()) {
                throw new IllegalStateException("Not yet");
            }
            return null;
        });
    }

    /** Lets a function be at work with an event until the condition holds. */
    void holdUntil(String function, CloudEvent event, BooleanSupplier condition) {
        when(function, event, context -> {
            await(condition);
            return null;
        });
    }

    /** Lets a function fail with an event at each attempt. */
    void fail(String function, CloudEvent event, Exception failure) {
        when(function, event, context -> {
            throw failure;
        });
    }

    /** The one ending of a function's delivery, awaited. */
    Ending ending(String function, CloudEvent event) {
        await(() -> ended(function, event));
        List<Ending> endings = journal.steps(Ending.class, function, event);
        assertEquals(1, endings.size(), endings::toString);
        return endings.get(0);
    }

    /** How many attempts a function has begun. */
    int attempts(String function, CloudEvent event) {
        return journal.steps(Start.class, function, event).size();
    }

    boolean ended(String function, CloudEvent event) {
        return !journal.steps(Ending.class, function, event).isEmpty();
    }

    void assertEnds(Outcome outcome, int attempts, String function, CloudEvent event) {
        Ending ending = ending(function, event);
        assertEquals(outcome, ending.outcome());
        assertEquals(attempts, ending.attempts());
    }

    /** Each event is delivered to a function at the first attempt. */
    void assertDeliveredAtOnce(String function, CloudEvent... events) {
        for (CloudEvent event : events) {
            assertEnds(Outcome.DELIVERED, 1, function, event);
        }
    }

    /** Each event is delivered to a function, at whichever attempt. */
    void assertDelivered(String function, CloudEvent... events) {
        for (CloudEvent event : events) {
            assertEquals(Outcome.DELIVERED, ending(function, event).outcome());
        }
    }

    /** What a function did with the events that have ended, in order and without repetitions. */
    void assertStory(String story, String function, CloudEvent... events) {
        assertEquals(
                story,
                journal.steps(function, events).map(Step::sentence).distinct().collect(Collectors.joining(", ")));
    }

    /** The one dead letter of an event, awaited. */
    CloudEvent deadLetter(CloudEvent event) {
        await(() -> !deadLetters(event).isEmpty());
        List<CloudEvent> letters = deadLetters(event);
        assertEquals(1, letters.size(), letters::toString);
        return letters.get(0);
    }

    List<CloudEvent> deadLetters(CloudEvent event) {
        return arrived("letters").stream()
                .filter(letter -> Journal.same(letter, event))
                .toList();
    }

    /** Compares as text: transports that carry attributes as headers lose their types. */
    static void assertAttribute(Object expected, CloudEvent event, String name) {
        assertEquals(String.valueOf(expected), String.valueOf(event.getExtension(name)), name);
    }

    static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition::getAsBoolean);
    }
}
