package io.eventfunctions.local.lambda.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.eventfunctions.local.lambda.function.FunctionConfiguration;

/**
 * The environment variables of a runtime: those that Lambda defines
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html) and the function's own. Of this process's variables only
 * those are handed on that every process needs, and the credentials: a function that works here finds the rest on AWS too.
 */
public final class RuntimeEnvironment {

    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "LAMBDA_TASK_ROOT");
    private static final List<String> INHERITED = List.of("PATH", "HOME", "USER", "TMPDIR");
    private static final List<String> CREDENTIALS = List.of(
            "AWS_PROFILE",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_CONFIG_FILE",
            "AWS_SHARED_CREDENTIALS_FILE");
    private static final String VERSION = "$LATEST";
    private static final String NO_SECRET = "local";

    private RuntimeEnvironment() {}

    public static boolean isReserved(String variable) {
        return RESERVED.contains(variable);
    }

    /**
     * @param instance tells one runtime of the function from another
     * @param runtimeApi host and port
     */
    static Map<String, String> of(FunctionConfiguration function, Path taskRoot, String instance, String runtimeApi) {
        Map<String, String> environment = new TreeMap<>();
        inherit(INHERITED, environment);
        inherit(CREDENTIALS, environment);
        if (!environment.containsKey("AWS_PROFILE") && !environment.containsKey("AWS_ACCESS_KEY_ID")) {
            environment.put("AWS_ACCESS_KEY_ID", NO_SECRET);
            environment.put("AWS_SECRET_ACCESS_KEY", NO_SECRET);
        }
        environment.put("LANG", "en_US.UTF-8");
        environment.put("TZ", ":UTC");
        environment.put("AWS_DEFAULT_REGION", function.region());
        environment.putAll(function.environment());
        environment.put("AWS_REGION", function.region());
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", VERSION);
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memory()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", '[' + VERSION + ']' + instance);
        environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        environment.put("_HANDLER", function.handler());
        return environment;
    }

    private static void inherit(List<String> variables, Map<String, String> environment) {
        for (String variable : variables) {
            String value = System.getenv(variable);
            if (value != null) {
                environment.put(variable, value);
            }
        }
    }
}
