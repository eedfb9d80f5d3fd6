package io.eventfunctions.channel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

import io.eventfunctions.spi.ConnectorDescriptor;

/** The connectors that the application has, by name. */
public final class Connectors {

    private final Map<String, ConnectorDescriptor> byName = new HashMap<>();

    Connectors(Iterable<ConnectorDescriptor> connectors) {
        connectors.forEach(connector -> byName.put(connector.connector(), connector));
    }

    /** Those of the application. */
    public static Connectors onClassPath() {
        return new Connectors(ServiceLoader.load(
                ConnectorDescriptor.class, Thread.currentThread().getContextClassLoader()));
    }

    /** All of them. */
    public Collection<ConnectorDescriptor> all() {
        return byName.values();
    }

    /** The descriptor of a connector; empty for a connector without one, such as the in-memory connector of unit tests. */
    public Optional<ConnectorDescriptor> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
