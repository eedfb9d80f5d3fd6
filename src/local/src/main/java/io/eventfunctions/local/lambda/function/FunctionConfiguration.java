package io.eventfunctions.local.lambda.function;

import java.time.Duration;
import java.util.Map;

/**
 * What AWS calls a function's configuration.
 *
 * @param handler class and method for AWS's runtime for Java
 * @param memory in MiB
 * @param timeout of one invocation
 * @param initTimeout how long a start may take before it counts into the first invocation
 */
public record FunctionConfiguration(
        String name,
        String region,
        String handler,
        int memory,
        Duration timeout,
        Duration initTimeout,
        Map<String, String> environment) {

    public String arn() {
        return "arn:aws:lambda:" + region + ':' + LocalAccount.ID + ":function:" + name;
    }
}
