package io.eventfunctions.deployment;

import java.time.Duration;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.Extensions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** An outgoing channel that is switched off refuses each event, and says why. */
class DisabledChannelTest {

    private static final String REASON =
            "EVF0412: Nothing can be sent to channel out, because it is disabled: remove mp.messaging.outgoing.out.enabled=false";

    public static class App {

        @Funq
        @Incoming("in")
        @Outgoing("out")
        public CloudEvent forward(CloudEvent event) {
            return event;
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(App.class)
            .overrideConfigKey("mp.messaging.incoming.in.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.in.delivery.dead-letter", "letters")
            .overrideConfigKey("mp.messaging.outgoing.out.connector", "smallrye-in-memory")
            .overrideConfigKey("mp.messaging.outgoing.out.enabled", "false");

    @Inject
    EventPublisher publisher;

    @Inject
    Sinks sinks;

    @Test
    void aPublicationFailsAtOnce() {
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class, () -> publisher
                .publish("out", Sinks.event("1", "com.example.thing", "{}"))
                .await()
                .atMost(Duration.ofSeconds(10)));
        assertEquals("EVF0408: " + REASON, failure.getMessage());
        assertFalse(publisher.channels().contains("out"));
    }

    @Test
    void theEventWhoseResultItWasIsADeadLetterWithTheReason() {
        sinks.send("in", Sinks.event("1", "com.example.thing", "{}"));
        CloudEvent letter = sinks.received("letters", 1).get(0);
        assertEquals("EVF0408: " + REASON, letter.getExtension(Extensions.DEAD_LETTER_MESSAGE));
    }
}
