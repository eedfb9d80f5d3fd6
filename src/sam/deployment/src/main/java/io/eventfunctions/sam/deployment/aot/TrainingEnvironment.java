package io.eventfunctions.sam.deployment.aot;

import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.sam.AotTraining;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.config.SamConfig.HttpEntry;

/**
 * The environment variables of the application while its cache is made: those of the deployed function, but all brokers and services of
 * AWS have an address where nobody listens, and the credentials are nobody's. So clients are created, and reach nothing.
 */
final class TrainingEnvironment {

    /** The port of the discard protocol, on this machine. */
    private static final String NOBODY = "127.0.0.1:9";

    private static final String DUMMY = "training";
    private static final String NO_FILE = "/dev/null";
    private static final Pattern SERVERS = Pattern.compile("(mp\\.messaging|kafka)\\..*bootstrap\\.servers");
    private static final Pattern ENDPOINT = Pattern.compile("(mp\\.messaging|quarkus)\\..*endpoint-override");

    private final SamConfig config;
    private final Config deployed;
    private final boolean http;

    /**
     * The environment of an application.
     *
     * @param deployed its configuration in the profile that is deployed
     * @param http whether it has the HTTP extension
     */
    TrainingEnvironment(SamConfig config, Config deployed, boolean http) {
        this.config = config;
        this.deployed = deployed;
        this.http = http;
    }

    /**
     * The variables.
     *
     * @param classes the file with the names of the classes that the cache has in any case
     */
    Map<String, String> variables(Path classes) {
        Map<String, String> variables = new TreeMap<>();
        variables.put(AotTraining.CLASSES, classes.toString());
        variables.put("AWS_ACCESS_KEY_ID", DUMMY);
        variables.put("AWS_SECRET_ACCESS_KEY", DUMMY);
        variables.put("AWS_SESSION_TOKEN", DUMMY);
        variables.put("AWS_CONFIG_FILE", NO_FILE);
        variables.put("AWS_SHARED_CREDENTIALS_FILE", NO_FILE);
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("AWS_ENDPOINT_URL", "http://" + NOBODY);
        variables.put("KAFKA_BOOTSTRAP_SERVERS", NOBODY);
        variables.put("EVENT_FUNCTIONS_SETTINGS", settings());
        config.profile().ifPresent(profile -> variables.put("QUARKUS_PROFILE", profile));
        if (http && config.http() != HttpEntry.NONE) {
            variables.put("QUARKUS_EVENT_FUNCTIONS_LAMBDA_HTTP", "true");
        }
        variables.putAll(config.aot().trainingEnvironment());
        return variables;
    }

    /** Addresses that the application's own configuration has. */
    private String settings() {
        StringJoiner lines = new StringJoiner("\n");
        StreamSupport.stream(deployed.getPropertyNames().spliterator(), false)
                .sorted()
                .forEach(key -> {
                    if (SERVERS.matcher(key).matches()) {
                        lines.add(key + "=" + NOBODY);
                    } else if (ENDPOINT.matcher(key).matches()) {
                        lines.add(key + "=http://" + NOBODY);
                    }
                });
        return lines.toString();
    }
}
