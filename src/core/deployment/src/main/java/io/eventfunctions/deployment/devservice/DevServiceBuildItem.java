package io.eventfunctions.deployment.devservice;

import java.util.Map;
import java.util.Optional;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * What dev mode and tests provide for the channels of a connector where the application names no broker. Whatever its connector,
 * {@link DevServiceProcessor} leads the application to it.
 */
public final class DevServiceBuildItem extends MultiBuildItem {

    private final String name;
    private final String connector;
    private final String address;
    private final Map<String, String> settings;

    private DevServiceBuildItem(String name, String connector, String address, Map<String, String> settings) {
        this.name = name;
        this.connector = connector;
        this.address = address;
        this.settings = Map.copyOf(settings);
    }

    /**
     * A broker that was started.
     *
     * @param name of the dev service, such as {@code kafka}
     * @param connector whose channels use it
     * @param address that its clients use
     * @param settings the configuration that leads the application to it
     */
    public static DevServiceBuildItem broker(
            String name, String connector, String address, Map<String, String> settings) {
        return new DevServiceBuildItem(name, connector, address, settings);
    }

    /**
     * Settings that make the application do without a broker.
     *
     * @param name of the dev service, such as {@code sns}
     * @param connector whose channels do without one
     */
    public static DevServiceBuildItem withoutBroker(String name, String connector, Map<String, String> settings) {
        return new DevServiceBuildItem(name, connector, null, settings);
    }

    /** The name of the dev service. */
    public String name() {
        return name;
    }

    /** The connector whose channels use it. */
    public String connector() {
        return connector;
    }

    /** The address of the broker that was started, if there is one. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The configuration that leads the application to it. */
    public Map<String, String> settings() {
        return settings;
    }
}
