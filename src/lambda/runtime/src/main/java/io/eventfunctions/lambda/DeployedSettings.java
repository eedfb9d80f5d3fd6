package io.eventfunctions.lambda;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings that only the deployment knows, such as the URLs of its queues, in one environment variable: lines of
 * {@code key=value} as in application.properties. A variable for each would not do, because the name of a variable doesn't tell
 * dashes and dots from each other, and so makes channels that nobody has.
 */
final class DeployedSettings {

    /** The environment variable; the SAM template sets it. */
    static final String VARIABLE = "EVENT_FUNCTIONS_SETTINGS";

    /** Above environment variables of their own, below system properties. */
    private static final int ORDINAL = 350;

    private DeployedSettings() {}

    /**
     * The settings as a source of the configuration.
     *
     * @param lines the variable's value, or {@code null} if there is no such variable
     */
    static ConfigSource source(String lines) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(lines == null ? "" : lines));
        } catch (IOException e) {
            throw new UncheckedIOException("A text can always be read", e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return new PropertiesConfigSource(settings, VARIABLE, ORDINAL);
    }
}
