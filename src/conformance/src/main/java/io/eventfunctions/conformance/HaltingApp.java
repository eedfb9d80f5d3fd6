package io.eventfunctions.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.quarkus.test.QuarkusUnitTest;

/** The application of {@link HaltConformance}: one channel a sentence, because a channel that has halted may stay so. */
public final class HaltingApp {

    /** The channel that a test pauses. */
    public static final String PAUSED = "halt-paused";

    /** The channel that halts while a function is at work and an event waits for a slot. */
    public static final String HALTED = "halt-halted";

    /** The channel that halts and is resumed. */
    public static final String RESUMED = "halt-resumed";

    /** The channel whose broker refuses to settle. */
    public static final String REFUSED = "halt-refused";

    private static final Map<String, List<String>> POLICIES = new LinkedHashMap<>();

    static {
        POLICIES.put(PAUSED, List.of());
        POLICIES.put(HALTED, List.of("retry=0", "concurrency=2"));
        POLICIES.put(RESUMED, List.of("retry=0"));
        POLICIES.put(REFUSED, List.of("retry=0"));
    }

    private HaltingApp() {}

    /** The names of its incoming channels. */
    public static Set<String> channels() {
        return POLICIES.keySet();
    }

    /**
     * The application with all its channels on a connector, and with the failure strategy {@code fail}.
     *
     * @param attributes what the connector needs to be told of an incoming channel, by the channel's name
     * @param others classes that the application has besides
     */
    public static QuarkusUnitTest on(
            String connector, Function<String, Map<String, String>> attributes, Class<?>... others) {
        QuarkusUnitTest app = new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(
                                HaltingApp.class,
                                HaltingFunctions.class,
                                Script.class,
                                MovableClock.class,
                                Inbox.class,
                                Journal.class)
                        .addClasses(others))
                .overrideConfigKey("quarkus.log.category.\"io.eventfunctions.delivery\".level", "ERROR");
        POLICIES.forEach((channel, policy) -> {
            String prefix = "mp.messaging.incoming." + channel + ".";
            app.overrideConfigKey(prefix + "connector", connector);
            app.overrideConfigKey(prefix + "failure-strategy", "fail");
            attributes.apply(channel).forEach((name, value) -> app.overrideConfigKey(prefix + name, value));
            for (String setting : policy) {
                String[] parts = setting.split("=");
                app.overrideConfigKey(prefix + "delivery." + parts[0], parts[1]);
            }
        });
        return app;
    }
}
