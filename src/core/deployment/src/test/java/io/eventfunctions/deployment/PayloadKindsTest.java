package io.eventfunctions.deployment;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Payloads that are more than a record of their own. */
class PayloadKindsTest {

    public interface HasOwner {

        @PartitionKey
        String owner();
    }

    @EventType("com.example.shape")
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    public sealed interface Shape extends HasOwner permits Circle, Square {}

    public record Circle(String owner, int radius) implements Shape {}

    public record Square(String owner, int side) implements Shape {}

    @EventType("com.example.envelope")
    public record Envelope<T>(T content) {}

    public record Item(String name) {}

    @Blocking
    public static class Functions {

        @Funq
        @Incoming("shapes")
        @Outgoing("out")
        public Circle sealed(Shape shape) {
            return shape instanceof Square square ? new Circle(square.owner(), square.side()) : (Circle) shape;
        }

        @Funq
        @Incoming("envelopes")
        @Outgoing("out")
        public Envelope<Item> generic(Envelope<Item> envelope) {
            return new Envelope<>(new Item(envelope.content().name() + "!"));
        }

        @Funq
        @NonBlocking
        @Incoming("threads")
        @Outgoing("out")
        public Envelope<String> thread(CloudEvent event) {
            return new Envelope<>(Thread.currentThread().getName());
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(
            Functions.class, HasOwner.class, Shape.class, Circle.class, Square.class, Envelope.class, Item.class);

    @Inject
    Sinks sinks;

    @BeforeEach
    void clear() {
        sinks.clear("out");
    }

    @Test
    void aSealedInterfaceIsReadAsTheClassThatTheDataNames() {
        CloudEvent sent = answer("shapes", "com.example.shape", "{\"kind\":\"square\",\"owner\":\"jo\",\"side\":3}");
        assertEquals("com.example.shape", sent.getType());
        assertEquals("{\"kind\":\"circle\",\"owner\":\"jo\",\"radius\":3}", data(sent));
    }

    @Test
    void aPartitionKeyOfAnInterfaceIsThatOfItsClasses() {
        CloudEvent sent = answer("shapes", "com.example.shape", "{\"kind\":\"circle\",\"owner\":\"jo\",\"radius\":3}");
        assertEquals("jo", sent.getExtension("partitionkey"));
    }

    @Test
    void aGenericPayloadKeepsItsTypeArgument() {
        CloudEvent sent = answer("envelopes", "com.example.envelope", "{\"content\":{\"name\":\"pen\"}}");
        assertEquals("{\"content\":{\"name\":\"pen!\"}}", data(sent));
    }

    @Test
    void anAnnotationOfAMethodGoesBeforeOneOfItsClass() {
        String thread = data(answer("threads", "com.example.any", "{}"));
        assertTrue(thread.contains("vert.x-eventloop-thread"), thread);
    }

    private CloudEvent answer(String channel, String type, String data) {
        sinks.send(channel, Sinks.event("1", type, data));
        return sinks.received("out", 1).get(0);
    }

    private static String data(CloudEvent event) {
        return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    }
}
