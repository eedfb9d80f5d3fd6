package io.eventfunctions.deployment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.EventContext;
import io.eventfunctions.EventFilter;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every kind of parameter and result that a function may have, and where it runs. */
class FunctionKindsTest {

    @EventType("com.example.asked")
    public record Asked(@PartitionKey String who, int times) {}

    @EventType("com.example.answered")
    public record Answered(String text) {}

    public static class Functions {

        private static Answered answer(Asked asked, String how) {
            return new Answered(asked.who() + " " + how);
        }

        @Funq
        @Incoming("payload")
        @Outgoing("out")
        public Answered payload(Asked asked) {
            return answer(asked, "payload");
        }

        @Funq
        @Incoming("event")
        @Outgoing("out")
        public Answered event(CloudEvent event) {
            return new Answered(event.getType());
        }

        @Funq
        @Incoming("context")
        @Outgoing("out")
        public Answered context(Asked asked, @Context EventContext context) {
            return new Answered(String.join(
                    " ",
                    context.channel(),
                    context.function(),
                    context.id(),
                    context.source().toString(),
                    context.subject().orElse("-"),
                    String.valueOf(context.attempt()),
                    context.extension("tenant").orElse("-").toString()));
        }

        @Funq
        @Incoming("list")
        @Outgoing("out")
        public List<Answered> list(Asked asked) {
            return List.of(answer(asked, "0"), answer(asked, "1"), answer(asked, "2"));
        }

        @Funq
        @Incoming("multi")
        @Outgoing("out")
        public Multi<Answered> multi(Asked asked) {
            return Multi.createFrom().range(0, asked.times()).map(i -> answer(asked, String.valueOf(i)));
        }

        @Funq
        @Incoming("uni")
        @Outgoing("out")
        public Uni<Answered> uni(Asked asked) {
            return Uni.createFrom().item(answer(asked, "uni"));
        }

        @Funq
        @Incoming("unilist")
        @Outgoing("out")
        public Uni<List<Answered>> uniList(Asked asked) {
            return Uni.createFrom().item(() -> list(asked));
        }

        @Funq
        @Incoming("cloudevent")
        @Outgoing("out")
        public CloudEvent cloudEvent(Asked asked) {
            return CloudEventBuilder.v1()
                    .withId("chosen")
                    .withSource(URI.create("/mine"))
                    .withType("com.example.mine")
                    .withData("text/plain", "chosen".getBytes(StandardCharsets.UTF_8))
                    .build();
        }

        @Funq
        @Incoming("nothing")
        public void nothing(Asked asked) {}

        @Funq
        @Incoming("nullresult")
        @Outgoing("out")
        public Answered nullResult(Asked asked) {
            return null;
        }

        @Funq
        @Incoming("filtered")
        @Outgoing("out")
        @EventFilter("tenant = 'a'")
        public Answered filtered(CloudEvent event) {
            return new Answered(event.getId());
        }

        @Funq
        @Incoming("worker")
        @Outgoing("out")
        public Answered worker(Asked asked) {
            return new Answered(Thread.currentThread().getName());
        }

        @Funq
        @NonBlocking
        @Incoming("nonblocking")
        @Outgoing("out")
        public Answered nonBlocking(Asked asked) {
            return new Answered(Thread.currentThread().getName());
        }

        @Funq
        @Incoming("unithread")
        @Outgoing("out")
        public Uni<Answered> uniThread(Asked asked) {
            return Uni.createFrom().item(new Answered(Thread.currentThread().getName()));
        }

        @Funq
        @RunOnVirtualThread
        @Incoming("virtual")
        @Outgoing("out")
        public Answered virtual(Asked asked) {
            return new Answered(Thread.currentThread().getName());
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(Functions.class, Asked.class, Answered.class)
            .overrideConfigKey("quarkus.application.name", "kinds");

    @Inject
    Sinks sinks;

    @Inject
    EventPublisher publisher;

    @BeforeEach
    void clear() {
        sinks.clear("out");
    }

    @ParameterizedTest
    @CsvSource({
        "payload, jo payload",
        "event, com.example.asked",
        "context, context context 7 /test sub 1 a",
        "list, jo 0|jo 1|jo 2",
        "multi, jo 0|jo 1|jo 2",
        "uni, jo uni",
        "unilist, jo 0|jo 1|jo 2",
        "filtered, 7",
    })
    void eachKindOfFunctionIsCalledAndItsResultIsSent(String channel, String expected) {
        List<String> texts = List.of(expected.split("\\|"));
        sinks.send(channel, asked());
        assertEquals(
                texts.stream().map(text -> "{\"text\":\"" + text + "\"}").toList(),
                sinks.received("out", texts.size()).stream()
                        .map(FunctionKindsTest::data)
                        .toList());
    }

    @Test
    void whatIsPublishedToAFunctionsChannelReachesItAsOnABroker() {
        publisher.publish("payload", new Asked("jo", 1)).await().indefinitely();
        assertEquals("{\"text\":\"jo payload\"}", data(sinks.received("out", 1).get(0)));
    }

    @Test
    void aPayloadObjectWillDoForAnEventInUnitTests() {
        sinks.send("payload", new Asked("jo", 1));
        assertEquals("{\"text\":\"jo payload\"}", data(sinks.received("out", 1).get(0)));
    }

    @Test
    void eventsThatAFunctionSendsTellWhereTheyComeFrom() {
        sinks.send("list", asked());
        List<CloudEvent> sent = sinks.received("out", 3);
        CloudEvent first = sent.get(0);
        assertEquals("com.example.answered", first.getType());
        assertEquals("/kinds", first.getSource().toString());
        assertEquals("7", first.getExtension("causationid"));
        assertEquals("7", first.getExtension("correlationid"));
        assertEquals("key", first.getExtension("partitionkey"));
        assertEquals(3, sent.stream().map(CloudEvent::getId).distinct().count());
    }

    @Test
    void aRedeliverySendsTheSameIds() {
        sinks.send("list", asked());
        List<String> ids = ids(3);
        sinks.clear("out");
        sinks.send("list", asked());
        assertEquals(ids, ids(3));
    }

    @Test
    void aReturnedCloudEventKeepsItsAttributes() {
        sinks.send("cloudevent", asked());
        CloudEvent sent = sinks.received("out", 1).get(0);
        assertEquals("chosen", sent.getId());
        assertEquals("/mine", sent.getSource().toString());
        assertEquals("7", sent.getExtension("causationid"));
    }

    @ParameterizedTest
    @CsvSource({"nothing", "nullresult"})
    void aFunctionThatReturnsNothingIsDone(String channel) {
        assertEquals(null, sinks.deliver(channel, asked()).join());
    }

    @Test
    void anEventThatNoFunctionWantsIsAcknowledged() {
        assertEquals(
                null,
                sinks.deliver("payload", Sinks.event("1", "com.example.other", "{}"))
                        .join());
        assertEquals(
                null,
                sinks.deliver("filtered", Sinks.event("1", "com.example.asked", "{}"))
                        .join());
        sinks.send("filtered", asked());
        assertEquals(1, sinks.received("out", 1).size());
    }

    @ParameterizedTest
    @CsvSource({
        "worker, vert.x-worker-thread|executor-thread",
        "nonblocking, vert.x-eventloop-thread",
        "unithread, vert.x-eventloop-thread",
    })
    void functionsRunWhereTheirAnnotationsSay(String channel, String threads) {
        sinks.send(channel, asked());
        String thread = data(sinks.received("out", 1).get(0));
        assertTrue(List.of(threads.split("\\|")).stream().anyMatch(thread::contains), thread);
    }

    @Test
    void aFunctionMayRunOnAVirtualThreadAndOnAWorkerWhereJavaHasNone() {
        sinks.send("virtual", asked());
        String thread = data(sinks.received("out", 1).get(0));
        boolean virtual = Runtime.version().feature() >= 21;
        assertTrue(thread.contains(virtual ? "quarkus-virtual-thread-" : "executor-thread"), thread);
    }

    private static CloudEvent asked() {
        return CloudEventBuilder.from(Sinks.event("7", "com.example.asked", "{\"who\":\"jo\",\"times\":3}"))
                .withSubject("sub")
                .withExtension("tenant", "a")
                .withExtension("partitionkey", "key")
                .build();
    }

    private List<String> ids(int count) {
        return sinks.received("out", count).stream().map(CloudEvent::getId).toList();
    }

    private static String data(CloudEvent event) {
        return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    }
}
