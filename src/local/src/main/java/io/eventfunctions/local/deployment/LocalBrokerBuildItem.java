package io.eventfunctions.local.deployment;

import io.quarkus.builder.item.MultiBuildItem;

/** A broker that was started for the application. */
final class LocalBrokerBuildItem extends MultiBuildItem {

    private final String connector;
    private final String address;

    /**
     * A broker.
     *
     * @param connector the connector whose channels use it
     * @param address as its clients want it
     */
    LocalBrokerBuildItem(String connector, String address) {
        this.connector = connector;
        this.address = address;
    }

    String connector() {
        return connector;
    }

    String address() {
        return address;
    }
}
