package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

import io.eventfunctions.spi.ConnectorDefaults;

/** The connectors whose needs are known, by name. */
public final class Connectors {

    private final Map<String, ConnectorDefaults> byName = new HashMap<>();

    Connectors(Iterable<ConnectorDefaults> connectors) {
        connectors.forEach(connector -> byName.put(connector.connector(), connector));
    }

    /** Those of the application. */
    public static Connectors onClassPath() {
        return new Connectors(ServiceLoader.load(
                ConnectorDefaults.class, Thread.currentThread().getContextClassLoader()));
    }

    /** What is known about a connector; nothing about those that need nothing. */
    public Optional<ConnectorDefaults> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
