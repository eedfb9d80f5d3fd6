package io.eventfunctions.lambda;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Configures a function to log in JSON if its deployment has {@code LogFormat: JSON}, so that Lambda finds the time and the level of each
 * line, and switches the banner off. The application's own configuration takes precedence.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">Configuring JSON and plain text
 *     log formats</a>
 */
public final class LambdaLoggingConfigSource {

    /** The key that switches JSON on the console on. */
    public static final String JSON = "quarkus.log.console.json.enabled";

    /** The variable that has the log format. */
    static final String VARIABLE = "AWS_LAMBDA_LOG_FORMAT";

    private static final String BANNER = "quarkus.banner.enabled";

    private static final int ORDINAL = -100;

    private LambdaLoggingConfigSource() {}

    /**
     * The settings that follow from the environment.
     *
     * @param variables the environment variables
     */
    static ConfigSource source(Map<String, String> variables) {
        Map<String, String> settings = new HashMap<>();
        if (variables.containsKey(LambdaEnvironment.RUNTIME_API)) {
            settings.put(BANNER, "false");
        }
        if ("JSON".equalsIgnoreCase(variables.get(VARIABLE))) {
            settings.put(JSON, "true");
        }
        return new PropertiesConfigSource(settings, VARIABLE, ORDINAL);
    }
}
