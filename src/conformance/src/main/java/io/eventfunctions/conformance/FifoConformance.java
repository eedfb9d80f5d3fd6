package io.eventfunctions.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import org.junit.jupiter.api.Test;

import io.eventfunctions.EventTooLargeException;
import io.eventfunctions.Extensions;
import io.eventfunctions.Outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The delivery policy on FIFO queues. Here the queue itself makes the events of a key wait: the next one doesn't arrive before
 * the message in front of it is settled, which it is when all functions are done with it. The test sends with deduplication
 * ids of its own, so that the queue lets the same event through twice.
 */
public abstract class FifoConformance extends DeliveryConformance {

    @Override
    protected int largestMessage() {
        return 1024 * 1024;
    }

    @Override
    protected void publish(String channel, CloudEvent event) {
        Object key = event.getExtension(Extensions.PARTITION_KEY);
        String group =
                key == null ? UUID.randomUUID().toString() : String.valueOf(key).replace(' ', '-');
        try {
            send(channel, group, new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8));
        } catch (CompletionException e) {
            throw String.valueOf(e.getMessage()).contains("MessageTooLong")
                    ? new EventTooLargeException("The queue does not take it", e)
                    : e;
        }
    }

    @Override
    protected void publishNoEvent(String channel, String text) {
        send(channel, UUID.randomUUID().toString(), text);
    }

    /** Sends a message to a group of the channel's queue, with a deduplication id that no other message has. */
    protected abstract void send(String channel, String group, String body);

    @Test
    @Override
    void whileAnEventIsBeingHandledTheNextOfItsKeyWaitsAndOtherKeysGoOn() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        CloudEvent stranger = event("stranger", key());
        when(ONE, first, context -> {
            await(() -> ended(ONE, stranger));
            return null;
        });
        send("keyed", first, second, stranger);
        assertEnds(Outcome.DELIVERED, 1, ONE, second);
        assertStory("first starts, first DELIVERED, second starts, second DELIVERED", ONE, first, second);
    }

    @Test
    @Override
    void anEventExpiresWhileItWaitsForTheRetriesOfTheOneBeforeIt() {
        String key = key();
        CloudEvent first = event("first", key);
        OffsetDateTime end = now().plus(Duration.ofMillis(600));
        CloudEvent second = event("second")
                .withTime(end.minusHours(1))
                .withExtension(Extensions.PARTITION_KEY, key)
                .build();
        failUntil(ONE, first, () -> now().isAfter(end));
        send("expiring", first, second);
        assertEnds(Outcome.EXPIRED, 0, ONE, second);
        assertEquals(Outcome.DELIVERED, ending(ONE, first).outcome());
    }

    /** The queue knows nothing of the channel's policy. */
    @Test
    @Override
    void onAnUnorderedChannelALaterEventOfTheSameKeyOvertakesAWaitingOne() {
        String key = key();
        CloudEvent first = event("first", key);
        CloudEvent second = event("second", key);
        failUntil(
                ONE, first, () -> journal.steps(Journal.Start.class, ONE, first).size() > 3);
        send("unordered", first, second);
        assertEnds(Outcome.DELIVERED, 1, ONE, second);
        assertStory("first starts, first fails, first DELIVERED, second starts, second DELIVERED", ONE, first, second);
    }

    @Test
    @Override
    void theRetriesOfOneFunctionDoNotHoldUpTheEventsOfAnother() {
        CloudEvent first = event("first", key());
        CloudEvent second = event("second", key());
        failUntil(ONE, first, () -> ended(OTHER, first) && ended(OTHER, second));
        send("shared", first, second);
        assertEnds(Outcome.DELIVERED, 1, OTHER, second);
        assertEquals(Outcome.DELIVERED, ending(ONE, first).outcome());
    }

    @Test
    @Override
    void aFunctionThatHangsStopsNeitherTheOtherFunctionNorOtherKeys() {
        String key = key();
        CloudEvent hanging = event("hanging", key);
        CloudEvent next = event("next", key);
        CloudEvent stranger = event("stranger", key());
        when(ONE, hanging, context -> {
            await(() -> ended(OTHER, hanging) && ended(ONE, stranger));
            return null;
        });
        send("shared", hanging, next, stranger);
        assertEnds(Outcome.DELIVERED, 1, ONE, next);
        assertEquals(Outcome.DELIVERED, ending(ONE, hanging).outcome());
    }
}
