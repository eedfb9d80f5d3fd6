package io.eventfunctions.deployment;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.config.EnvConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** An application whose channels have no other configuration than environment variables. */
class ConfiguredByEnvironmentTest {

    public static class Functions {

        @Funq
        @Incoming("orders-in")
        public void fail(CloudEvent event) {
            throw new IllegalStateException("failed");
        }
    }

    /** Environment variables at build time and at run time. */
    public static class Environment implements ConfigSourceProvider {

        @Override
        public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
            return List.of(new EnvConfigSource(
                    Map.of(
                            "MP_MESSAGING_INCOMING_ORDERS_IN_CONNECTOR", "smallrye-in-memory",
                            "MP_MESSAGING_INCOMING_ORDERS_IN_DELIVERY_RETRY", "0",
                            "MP_MESSAGING_CONNECTOR_SMALLRYE_IN_MEMORY_DELIVERY_BACKOFF_DELAY", "1s",
                            "MP_MESSAGING_INCOMING_ORDERS_IN_DELIVERY_DEAD_LETTER", "orders-failed",
                            "MP_MESSAGING_OUTGOING_ORDERS_FAILED_CONNECTOR", "smallrye-in-memory"),
                    301));
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class, Sinks.class, Environment.class)
                    .addAsServiceProvider(ConfigSourceProvider.class, Environment.class));

    @Inject
    Sinks sinks;

    @Test
    void handlesEventsUnderThePolicyThatTheySet() {
        sinks.send("orders-in", Sinks.event("1", "com.example.ordered", "{}"));
        assertEquals("1", sinks.received("orders-failed", 1).get(0).getId());
    }
}
