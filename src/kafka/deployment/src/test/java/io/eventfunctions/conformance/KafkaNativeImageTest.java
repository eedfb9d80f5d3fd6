package io.eventfunctions.conformance;

import java.util.stream.Stream;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deserializers on Kafka, payloads of all kinds, and the exceptions that policies name. */
class KafkaNativeImageTest extends NativeImageConformance {

    public static class NoSuchTown extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public static class NoSuchTrain extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public static class NoSuchPlatform extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public static class Travels {

        @Funq
        @Incoming("things")
        @Outgoing("journeys")
        public Journeys.Journey travel(Journeys.Journey journey) {
            return journey;
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = on("smallrye-kafka", classes())
            .overrideConfigKey("mp.messaging.outgoing.journeys.connector", "smallrye-kafka")
            .overrideConfigKey(
                    "mp.messaging.incoming.things.delivery.no-retry-on",
                    NoSuchTown.class.getName() + ", java.io.FileNotFoundException")
            .overrideConfigKey("quarkus.event-functions.delivery.no-retry-on", NoSuchTrain.class.getName())
            .overrideConfigKey(
                    "%rush-hour.mp.messaging.incoming.things.delivery.no-retry-on", NoSuchPlatform.class.getName());

    private static Class<?>[] classes() {
        return Stream.concat(
                        Stream.of(
                                Travels.class,
                                NoSuchTown.class,
                                NoSuchTrain.class,
                                NoSuchPlatform.class,
                                Journeys.class),
                        Stream.of(Journeys.class.getDeclaredClasses()))
                .toArray(Class[]::new);
    }
}
