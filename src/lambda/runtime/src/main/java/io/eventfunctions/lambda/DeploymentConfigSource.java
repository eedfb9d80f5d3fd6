package io.eventfunctions.lambda;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings that only the deployment knows, such as the URLs of its queues, in one environment variable: lines of
 * {@code key=value} as in application.properties. One variable for each setting is not possible, because the name of a variable
 * does not distinguish dashes from dots: it would declare channels that the application does not have.
 */
final class DeploymentConfigSource {

    /** The environment variable; the SAM template sets it. */
    static final String VARIABLE = "EVENT_FUNCTIONS_SETTINGS";

    /** Above environment variables, below system properties. */
    private static final int ORDINAL = 350;

    private DeploymentConfigSource() {}

    /**
     * The settings as a configuration source.
     *
     * @param lines the value of the variable, or {@code null} if it is not set
     */
    static ConfigSource source(@Nullable String lines) {
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
