package io.eventfunctions.local.stack;

import java.time.Duration;
import java.util.Map;

/**
 * A Lambda function of a stack.
 *
 * @param logicalId its name in the template
 * @param name its name
 * @param runtime such as {@code provided.al2023} or {@code java25}; empty for an image
 * @param handler what a runtime for Java calls; empty for an image
 * @param timeout of an invocation
 * @param memory in MiB
 * @param environment its environment variables
 * @param code where its package is; null if the template has it otherwise than in S3
 */
public record DeployedFunction(
        String logicalId,
        String name,
        String runtime,
        String handler,
        Duration timeout,
        int memory,
        Map<String, String> environment,
        S3Location code) {

    public DeployedFunction {
        environment = Map.copyOf(environment);
    }

    /** An object in S3. */
    public record S3Location(String bucket, String key) {}
}
