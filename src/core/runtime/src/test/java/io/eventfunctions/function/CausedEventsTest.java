package io.eventfunctions.function;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.codec.PayloadDefinition;
import io.eventfunctions.codec.PayloadTypes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

class CausedEventsTest {

    record Reply(String text) {}

    private static final CloudEvent CAUSE = CloudEventBuilder.v1()
            .withId("1")
            .withSource(URI.create("/cause"))
            .withType("com.example.cause")
            .withExtension("partitionkey", "jo")
            .withExtension("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .build();

    private final CausedEvents events = new CausedEvents(new PayloadTypes(
            List.of(new PayloadDefinition(Reply.class, "com.example.reply", null, null)),
            new ObjectMapper(),
            URI.create("/app"),
            Clock.systemUTC()));

    @Test
    void aRedeliverySendsTheSameIds() {
        assertEquals(reply(CAUSE, "f", 0).getId(), reply(CAUSE, "f", 0).getId());
    }

    @Test
    void theIdDependsOnCauseFunctionAndPosition() {
        String id = reply(CAUSE, "f", 0).getId();
        assertNotEquals(id, reply(CAUSE, "f", 1).getId());
        assertNotEquals(id, reply(CAUSE, "g", 0).getId());
        assertNotEquals(
                id,
                reply(CloudEventBuilder.from(CAUSE).withId("2").build(), "f", 0).getId());
        assertNotEquals(
                id,
                reply(
                                CloudEventBuilder.from(CAUSE)
                                        .withSource(URI.create("/other"))
                                        .build(),
                                "f",
                                0)
                        .getId());
    }

    @Test
    void theIdIsAUuidOfVersion8() {
        UUID id = UUID.fromString(reply(CAUSE, "f", 0).getId());
        assertEquals(8, id.version());
        assertEquals(2, id.variant());
    }

    @Test
    void causationCorrelationTraceAndKeyComeFromTheCause() {
        CloudEvent reply = reply(CAUSE, "f", 0);
        assertEquals("1", reply.getExtension("causationid"));
        assertEquals("1", reply.getExtension("correlationid"));
        assertEquals("jo", reply.getExtension("partitionkey"));
        assertEquals(CAUSE.getExtension("traceparent"), reply.getExtension("traceparent"));
        assertNull(reply.getExtension("tracestate"));
    }

    @Test
    void theCorrelationOfAChainIsTheOneItBeganWith() {
        CloudEvent later = CloudEventBuilder.from(CAUSE)
                .withExtension("correlationid", "first")
                .build();
        assertEquals("first", reply(later, "f", 0).getExtension("correlationid"));
    }

    @Test
    void aReturnedCloudEventKeepsWhatItHasAndGetsWhatItLacks() {
        CloudEvent own = CloudEventBuilder.v1()
                .withId("own")
                .withSource(URI.create("/own"))
                .withType("t")
                .withExtension("partitionkey", "mine")
                .build();
        CloudEvent sent = events.of(own, CAUSE, "f", 0);
        assertEquals("own", sent.getId());
        assertEquals("mine", sent.getExtension("partitionkey"));
        assertEquals("1", sent.getExtension("causationid"));
    }

    @Test
    void anEventThatIsPassedOnIsNotItsOwnCause() {
        assertSame(CAUSE, events.of(CAUSE, CAUSE, "f", 0));
    }

    @Test
    void theMarksOfAnEventThatWasSentBackGoNoFurther() {
        CloudEvent redriven = CloudEventBuilder.from(CAUSE)
                .withExtension("deadletterredrives", 1)
                .withExtension("deadletterfunction", "f")
                .build();
        CloudEvent passedOn = events.of(redriven, redriven, "f", 0);
        assertNull(passedOn.getExtension("deadletterredrives"));
        assertNull(passedOn.getExtension("deadletterfunction"));
    }

    private CloudEvent reply(CloudEvent cause, String function, int position) {
        return events.of(new Reply("x"), cause, function, position);
    }
}
