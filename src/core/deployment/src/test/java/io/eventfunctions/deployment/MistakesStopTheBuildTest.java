package io.eventfunctions.deployment;

import java.util.List;
import java.util.function.Consumer;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import kotlin.coroutines.Continuation;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventFilter;
import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** Each mistake stops the build with one sentence that names the place and the mend. */
class MistakesStopTheBuildTest {

    record Untyped(String text) {}

    @EventType("com.example.in")
    record In(String text) {}

    @EventType("com.example.in")
    record SameType(String text) {}

    @EventType("com.example.interface")
    interface Typed {}

    @EventType("com.example.keys")
    record TwoKeys(@PartitionKey String one, @PartitionKey String two) {}

    @Nested
    class AParameterWithoutEventType {

        static class App {
            @Funq
            @Incoming("in")
            public void handle(Untyped event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, Untyped.class)
                .assertException(says(
                        "App.handle() takes MistakesStopTheBuildTest$Untyped, which has no event type",
                        "annotate the class with @EventType"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class NoEventAtAll {

        static class App {
            @Funq
            @Incoming("in")
            public void handle() {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class)
                .assertException(says("App.handle() takes no event", "takes one payload or one CloudEvent"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AResultWithoutOutgoing {

        static class App {
            @Funq
            @Incoming("in")
            public In handle(In event) {
                return event;
            }
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says("App.handle() returns", "has no channel to send it to: add @Outgoing"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AResultThatIsNoEvent {

        static class App {
            @Funq
            @Incoming("in")
            @Outgoing("out")
            public String handle(In event) {
                return event.text();
            }
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says(
                        "App.handle() returns java.lang.String, which is not an event",
                        "return a class with @EventType"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class OutgoingWithoutAResult {

        static class App {
            @Funq
            @Incoming("in")
            @Outgoing("out")
            public void handle(In event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says("App.handle() returns nothing", "remove @Outgoing(\"out\")"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class OutgoingWithoutIncoming {

        static class App {
            @Funq
            @Outgoing("out")
            public In make() {
                return new In("");
            }
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says(
                        "App.make() has @Outgoing(\"out\") but no channel to receive events from", "add @Incoming"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AChannelWithoutConfiguration {

        static class App {
            @Funq
            @Incoming("inn")
            public void handle(In event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says(
                        "App.handle() uses the incoming channel inn, which has no configuration",
                        "set mp.messaging.incoming.inn.connector",
                        "configured are [in]"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class TwoClassesOfOneEventTypeOnAChannel {

        static class App {
            @Funq
            @Incoming("in")
            public void one(In event) {}

            @Funq
            @Incoming("in")
            public void other(SameType event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class, SameType.class)
                .assertException(says("both stand for the event type com.example.in", "use one class"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class TwoFunctionsOfOneName {

        static class App {
            @Funq("same")
            @Incoming("in")
            public void one(In event) {}

            @Funq("same")
            @Incoming("in")
            public void other(In event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says("has the function name same", "give one of them another with @Funq"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AFilterThatDoesNotParse {

        static class App {
            @Funq
            @Incoming("in")
            @EventFilter("subject LIKE LIKE")
            public void handle(In event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says("App.handle() has an invalid filter, @EventFilter", "subject LIKE LIKE"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AnEventTypeOnAnInterface {

        static class App {
            @Funq
            @Incoming("in")
            public void handle(In event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class, Typed.class)
                .assertException(says(
                        "Typed is an interface or abstract class with @EventType",
                        "put the annotation on a class or record",
                        "add @JsonTypeInfo"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class TwoPartitionKeys {

        static class App {
            @Funq
            @Incoming("in")
            public void handle(TwoKeys event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD =
                build(App.class, TwoKeys.class).assertException(says("TwoKeys has @PartitionKey on", "keep one"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class TheSameIncomingTwice {

        static class App {
            @Funq
            @Incoming("in")
            @Incoming("in")
            public void handle(In event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says("EVF0120: App.handle() has @Incoming(\"in\") twice: remove one"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AListOfLists {

        static class App {
            @Funq
            @Incoming("in")
            @Outgoing("out")
            public List<List<In>> handle(In event) {
                return List.of(List.of(event));
            }
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says("EVF0121: App.handle() returns", "collections in one another"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AListOfPromises {

        static class App {
            @Funq
            @Incoming("in")
            @Outgoing("out")
            public List<Uni<In>> handle(In event) {
                return List.of(Uni.createFrom().item(event));
            }
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD =
                build(App.class, In.class).assertException(says("EVF0121: App.handle() returns"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class APayloadClassThatIsNotIndexed {

        static class App {
            @Funq
            @Incoming("in")
            public void handle(Awaitility event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class)
                .assertException(says(
                        "EVF0122: App.handle() uses org.awaitility.Awaitility, which is not in the application's index",
                        "quarkus.index-dependency"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AnEmitterBesideAFunction {

        static class App {
            @Channel("out")
            Emitter<String> emitter;

            @Funq
            @Incoming("in")
            @Outgoing("out")
            public In handle(In event) {
                return event;
            }
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says(
                        "EVF0124: App.handle() sends to channel out, and App.emitter has", "inject EventPublisher"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class ASuspendFunctionOfKotlin {

        static class App {
            @Funq
            @Incoming("in")
            public Object handle(In event, Continuation<? super String> continuation) {
                return null;
            }
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class, Continuation.class)
                .assertException(says("EVF0123: App.handle() is a suspend function, which is not supported"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    @Nested
    class AFunctionInAnAbstractClass {

        abstract static class App {
            @Funq
            @Incoming("in")
            public void handle(In event) {}
        }

        @RegisterExtension
        static final QuarkusUnitTest BUILD = build(App.class, In.class)
                .assertException(says("EVF0102: App.handle() is a function, but its class is not a bean"));

        @Test
        void stopsTheBuild() {
            fail("It was built");
        }
    }

    private static QuarkusUnitTest build(Class<?>... application) {
        return new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(application))
                .overrideConfigKey("mp.messaging.incoming.in.connector", "smallrye-in-memory")
                .overrideConfigKey("mp.messaging.outgoing.out.connector", "smallrye-in-memory");
    }

    private static Consumer<Throwable> says(String... parts) {
        return failure -> {
            for (String part : parts) {
                assertTrue(failure.getMessage().contains(part), failure.getMessage());
            }
        };
    }
}
