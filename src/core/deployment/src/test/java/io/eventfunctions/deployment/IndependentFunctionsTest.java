package io.eventfunctions.deployment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.DeadLetters;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.EventType;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.DeliveryResult;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Several functions on one channel: each gets every matching event, and one's failure never touches another's. */
class IndependentFunctionsTest {

    @EventType("com.example.thing")
    public record Thing(String name) {}

    @ApplicationScoped
    public static class Functions {

        private final List<String> calls = new CopyOnWriteArrayList<>();

        List<String> calls() {
            return calls;
        }

        @Funq
        @Incoming("things")
        public void good(Thing thing) {
            calls.add("good " + thing.name());
        }

        @Funq
        @Incoming("things")
        public void picky(Thing thing) {
            if (thing.name().equals("poison")) {
                throw new IllegalStateException("can't stand poison");
            }
            calls.add("picky " + thing.name());
        }

        @Funq
        @Incoming("rejected")
        public void failing(Thing thing) throws Exception {
            throw new java.io.IOException("never works");
        }
    }

    @ApplicationScoped
    public static class Recorder implements DeliveryListener {

        private final List<String> completed = new CopyOnWriteArrayList<>();

        List<String> completed() {
            return completed;
        }

        @Override
        public void completed(Delivery delivery, DeliveryResult result) {
            completed.add(delivery.function() + " " + result.outcome() + " " + result.attempts());
            throw new IllegalStateException("A listener that fails changes nothing");
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(Functions.class, Thing.class, Recorder.class)
            .overrideConfigKey("mp.messaging.incoming.things.delivery.dead-letter", "graveyard")
            .overrideConfigKey("quarkus.event-functions.delivery.retry", "0");

    @Inject
    Sinks sinks;

    @Inject
    Functions functions;

    @Inject
    Recorder recorder;

    @Inject
    EventPublisher publisher;

    @Inject
    DeadLetters deadLetters;

    @BeforeEach
    void clear() {
        functions.calls().clear();
        recorder.completed().clear();
        sinks.clear("graveyard");
    }

    @Test
    void eachGetsEveryEvent() {
        assertNull(sinks.deliver("things", thing("{\"name\":\"a\"}")).join());
        assertEquals(
                List.of("good a", "picky a"),
                functions.calls().stream().sorted().toList());
    }

    @Test
    void onlyTheFailingFunctionsDeliveryBecomesADeadLetter() {
        assertNull(sinks.deliver("things", thing("{\"name\":\"poison\"}")).join());
        assertEquals(List.of("good poison"), functions.calls());
        CloudEvent letter = sinks.received("graveyard", 1).get(0);
        assertEquals("1", letter.getId());
        assertEquals("picky", letter.getExtension("deadletterfunction"));
        assertEquals("things", letter.getExtension("deadletterchannel"));
        assertEquals("can't stand poison", letter.getExtension("deadlettermessage"));
        assertEquals(
                List.of("good DELIVERED 1", "picky DEAD_LETTERED 1"),
                recorder.completed().stream().sorted().toList());
    }

    @Test
    void dataThatDoesNotFitIsADeadLetterOfEachFunction() {
        assertNull(sinks.deliver("things", thing("[]")).join());
        List<CloudEvent> letters = sinks.received("graveyard", 2);
        assertEquals("undecodable", letters.get(0).getExtension("deadletterreason"));
    }

    @Test
    void aMessageThatIsNoEventIsADeadLetterWithItsBytes() {
        assertNull(sinks.deliver("things", 42).join());
        CloudEvent letter = sinks.received("graveyard", 1).get(0);
        assertEquals("io.eventfunctions.undecodable", letter.getType());
        assertEquals("42", new String(letter.getData().toBytes()));
        assertNull(letter.getExtension("deadletterfunction"));
    }

    @Test
    void withoutADeadLetterChannelTheMessageIsRejectedWithTheReason() {
        assertEquals(
                "never works", sinks.deliver("rejected", thing("{}")).join().getMessage());
        assertInstanceOf(
                UndecodableEventException.class,
                sinks.deliver("rejected", "no event").join());
    }

    @Test
    void thePublisherKnowsEveryWayOut() {
        assertEquals(List.of("graveyard", "rejected", "things"), List.copyOf(publisher.channels()));
        publisher.publish("things", new Thing("published")).await().indefinitely();
        assertEquals(
                "com.example.thing",
                sinks.received("event-functions-publish-things", 1).get(0).getType());
    }

    @Test
    void whoLooksAtDeadLettersInMemoryIsToldHow() {
        String told = assertThrows(
                        IllegalArgumentException.class,
                        () -> deadLetters.list("graveyard", 1).await().indefinitely())
                .getMessage();
        assertTrue(told.contains("dead letters of channel graveyard"), told);
        assertTrue(told.contains("InMemoryConnector with @Any and use sink(\"graveyard\").received()"), told);
    }

    private static CloudEvent thing(String data) {
        return Sinks.event("1", "com.example.thing", data);
    }
}
