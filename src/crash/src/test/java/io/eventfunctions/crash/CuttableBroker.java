package io.eventfunctions.crash;

import java.util.Map;

/** A broker that is the same behind any address: an application may reach it through a cable. */
interface CuttableBroker extends Broker {

    /** Where it listens on loopback. */
    int port();

    /** The system properties of an application that reaches it at a port of loopback. */
    Map<String, String> settingsAt(int port);

    @Override
    default Map<String, String> settings() {
        return settingsAt(port());
    }
}
