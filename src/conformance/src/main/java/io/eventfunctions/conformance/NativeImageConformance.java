package io.eventfunctions.conformance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

import io.eventfunctions.codec.PayloadDefinition;
import io.eventfunctions.function.FunctionCatalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/**
 * Whatever an application finds by name at run time, its build has registered, since a native image finds nothing else. A
 * connector joins with one class that extends this one and registers {@link #on}, with a configuration that names the
 * classes that the connector lets users name.
 */
public abstract class NativeImageConformance {

    private static final List<String> CHANNELS = List.of("mp.messaging.", "quarkus.event-functions.");

    @Inject
    FunctionCatalogue catalogue;

    @Inject
    Config config;

    private final NativeRegistrations registered = NativeRegistrations.read();

    /** Makes the channel one of the application's. */
    public static class Taker {

        /** Does nothing with a thing. */
        @Funq
        @Incoming("things")
        public void take(Thing thing) {}
    }

    /**
     * An application with one channel, {@code things}, whose build tells what it registers.
     *
     * @param connector the channel's connector
     * @param more the classes that the application has beside
     */
    protected static QuarkusUnitTest on(String connector, Class<?>... more) {
        return NativeRegistrations.noted(new QuarkusUnitTest()
                .withApplicationRoot(
                        root -> root.addClasses(Taker.class, Thing.class).addClasses(more))
                .overrideConfigKey("mp.messaging.incoming.things.connector", connector));
    }

    @Test
    void payloadsAreRegisteredWithAllThatTheyHold() {
        Set<Class<?>> payloads = PayloadClasses.of(catalogue.payloads().stream().map(PayloadDefinition::type));
        assertFalse(payloads.isEmpty(), "the application has no payloads");
        assertAllIn(registered.open(), payloads.stream().map(Class::getName));
    }

    @Test
    void classesThatTheConfigurationOfChannelsNamesAreRegistered() {
        assertAllIn(
                registered.named(),
                StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .filter(key -> CHANNELS.stream().anyMatch(key::contains))
                        .flatMap(key -> config.getOptionalValue(key, String.class).stream())
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .filter(NativeImageConformance::isClass));
    }

    @Test
    void servicesAreRegistered() {
        assertFalse(registered.services().isEmpty(), "there are no service files");
        assertAllIn(registered.providers(), registered.services().stream());
    }

    private static void assertAllIn(Set<String> known, Stream<String> needed) {
        assertEquals(
                Set.of(),
                needed.filter(name -> !known.contains(name)).collect(Collectors.toCollection(TreeSet::new)),
                "not registered");
    }

    private static boolean isClass(String name) {
        if (name.indexOf('.') < 0) {
            return false;
        }
        try {
            Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
