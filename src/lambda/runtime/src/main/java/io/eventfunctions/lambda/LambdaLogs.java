package io.eventfunctions.lambda;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Lets a function log in JSON where its deployment wants that ({@code LogFormat: JSON}), so that Lambda finds time and level of each
 * line, and without a banner, which nobody reads there. The application's own configuration lies above.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">Configuring JSON and plain text
 *     log formats</a>
 */
public final class LambdaLogs {

    /** Whether lines on the console are JSON. */
    public static final String JSON = "quarkus.log.console.json.enabled";

    /** The variable by which Lambda tells the format. */
    static final String VARIABLE = "AWS_LAMBDA_LOG_FORMAT";

    private static final String BANNER = "quarkus.banner.enabled";

    private static final int ORDINAL = -100;

    private LambdaLogs() {}

    /**
     * What follows from the environment.
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
