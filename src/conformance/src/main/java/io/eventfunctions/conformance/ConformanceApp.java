package io.eventfunctions.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.quarkus.test.QuarkusUnitTest;

/** The application under test: one channel a policy, all on one connector. */
public final class ConformanceApp {

    private static final String LETTERS = "dead-letter=letters";
    /** As often as a test needs until the other events have done what it waits for. */
    private static final String PATIENT = "retry=1000";

    private static final String FIXED = "backoff=fixed";
    private static final String SOON = "backoff-delay=20ms";
    private static final String NOT_ARGUMENTS = "no-retry-on=java.lang.IllegalArgumentException";

    /** The channel whose connector goes on after a rejection, and redelivers where its broker can. */
    public static final String REDELIVERED = "redelivered";

    private static final Map<String, List<String>> POLICIES = new LinkedHashMap<>();

    static {
        channel("plain", LETTERS);
        channel("retrying", LETTERS, "retry=2", "backoff-delay=60ms", "jitter=0", NOT_ARGUMENTS);
        channel("typed", LETTERS);
        channel("rejecting", "retry=0");
        channel("rejecting-keyed", "retry=0");
        channel(REDELIVERED, "retry=0", "ttl=1h");
        channel("timed", LETTERS, PATIENT, FIXED, SOON, "timeout=250ms");
        channel("timed-promises", LETTERS, PATIENT, FIXED, SOON, "timeout=250ms");
        channel("timed-once", LETTERS, "retry=0", "timeout=250ms", "concurrency=1");
        channel("expiring", LETTERS, PATIENT, FIXED, SOON, "ttl=1h");
        channel("expiring-kept", LETTERS, "ttl=1h", "on-expiry=dead-letter");
        channel("keyed", LETTERS, PATIENT, FIXED, SOON, NOT_ARGUMENTS);
        channel("one-lane", LETTERS, PATIENT, FIXED, SOON, NOT_ARGUMENTS, "ordering=channel");
        channel("unordered", LETTERS, PATIENT, FIXED, SOON, "ordering=none");
        channel("narrow", LETTERS, PATIENT, FIXED, SOON, "concurrency=2");
        channel("once", LETTERS, "retry=1", SOON, "deduplication=memory");
        channel("once-briefly", LETTERS, "deduplication=memory", "deduplication-window=300ms");
        channel("once-moody", LETTERS, "retry=1", SOON, "deduplication=moody");
        channel("shared", LETTERS, PATIENT, FIXED, SOON, NOT_ARGUMENTS, "concurrency=2");
        channel("answering", LETTERS, "retry=0");
        channel("silent");
        channel("letters");
        channel("results");
    }

    private ConformanceApp() {}

    /** The names of its incoming channels. */
    public static Set<String> channels() {
        return POLICIES.keySet();
    }

    private static void channel(String name, String... policy) {
        POLICIES.put(name, List.of(policy));
    }

    /** The application with all its channels on a connector that needs to be told nothing more. */
    public static QuarkusUnitTest on(String connector) {
        return on(connector, channel -> Map.of());
    }

    /**
     * The application with all its channels on a connector.
     *
     * @param attributes what the connector needs to be told of an incoming channel, by the channel's name
     * @param others classes that the application has besides
     */
    public static QuarkusUnitTest on(
            String connector, Function<String, Map<String, String>> attributes, Class<?>... others) {
        QuarkusUnitTest app = new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(
                                ConformanceApp.class,
                                ScriptedFunctions.class,
                                Script.class,
                                Thing.class,
                                MoodyStore.class,
                                MovableClock.class,
                                Inbox.class,
                                SilentBroker.class,
                                Journal.class)
                        .addClasses(others))
                .overrideConfigKey("quarkus.log.category.\"io.eventfunctions.delivery\".level", "ERROR")
                .overrideConfigKey("mp.messaging.outgoing." + SilentBroker.CHANNEL + ".delivery.timeout", "500ms");
        POLICIES.forEach((channel, policy) -> {
            String prefix = "mp.messaging.incoming." + channel + ".";
            app.overrideConfigKey(prefix + "connector", connector);
            attributes.apply(channel).forEach((name, value) -> app.overrideConfigKey(prefix + name, value));
            for (String setting : policy) {
                String[] parts = setting.split("=");
                app.overrideConfigKey(prefix + "delivery." + parts[0], parts[1]);
            }
        });
        return app;
    }
}
