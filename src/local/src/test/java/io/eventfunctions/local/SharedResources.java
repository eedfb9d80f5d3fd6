package io.eventfunctions.local;

/** What tests of this module, which run side by side, must not change under each other. */
public final class SharedResources {

    /** The brokers that this JVM has started. */
    public static final String BROKERS = "brokers";

    /** The {@code moto_server}s that this JVM has started. */
    public static final String STACK_SERVERS = "stack servers";

    private SharedResources() {}
}
