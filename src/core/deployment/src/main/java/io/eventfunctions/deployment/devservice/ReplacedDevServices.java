package io.eventfunctions.deployment.devservice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches other extensions' dev services off, which would look for Docker, where one of ours replaces them; unless ours is
 * switched off or the application configures theirs. Extensions that aren't there are left alone.
 *
 * <p>A connector extends it with a public constructor without parameters, and names its class in
 * {@code META-INF/services/io.smallrye.config.ConfigSourceFactory}.
 */
public abstract class ReplacedDevServices implements ConfigSourceFactory {

    /** Below the application's own configuration. */
    private static final int ORDINAL = 50;

    private final String name;
    private final Map<String, String> replaced;

    /**
     * What one of our dev services replaces.
     *
     * @param name of ours, as in {@code quarkus.event-functions.local.<name>.enabled}
     * @param replaced by the prefix of an extension's keys, such as {@code quarkus.kafka}, a class of that extension
     */
    protected ReplacedDevServices(String name, Map<String, String> replaced) {
        this.name = name;
        this.replaced = Map.copyOf(replaced);
    }

    @Override
    public final Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> off = new HashMap<>();
        if (isEnabled(context)) {
            replaced.forEach((prefix, type) -> {
                if (isPresent(type)) {
                    off.put(prefix + ".devservices.enabled", "false");
                }
            });
        }
        return List.of(new PropertiesConfigSource(off, "Event Functions dev service " + name, ORDINAL));
    }

    private boolean isEnabled(ConfigSourceContext context) {
        ConfigValue enabled = context.getValue("quarkus.event-functions.local." + name + ".enabled");
        return enabled == null || enabled.getValue() == null || Boolean.parseBoolean(enabled.getValue());
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
