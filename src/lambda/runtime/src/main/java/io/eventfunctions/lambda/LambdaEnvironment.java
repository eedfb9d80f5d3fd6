package io.eventfunctions.lambda;

import java.util.Optional;
import java.util.function.Function;

/** Detects whether the application runs on AWS Lambda, or on the local Lambda. */
public final class LambdaEnvironment {

    /**
     * The variable that Lambda sets for every runtime.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime API</a>
     */
    public static final String RUNTIME_API = "AWS_LAMBDA_RUNTIME_API";

    /** Where Quarkus looks for the runtime API in dev mode and in tests. */
    public static final String TEST_RUNTIME_API = "quarkus-internal.aws-lambda.test-api";

    /**
     * The variable that limits the concurrent invocations of an execution environment; it is 1 if the variable is not set.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html">Lambda Managed Instances</a>
     */
    static final String MAX_CONCURRENCY = "AWS_LAMBDA_MAX_CONCURRENCY";

    /** The variable that is {@code snap-start} if Lambda starts the function for a snapshot. */
    static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private static final String SNAPSHOT = "snap-start";

    private LambdaEnvironment() {}

    /** Whether the application starts for a snapshot, from which execution environments are copied later. */
    static boolean isForSnapshot(Function<String, Optional<String>> configuration) {
        return configuration.apply(INITIALIZATION_TYPE).filter(SNAPSHOT::equals).isPresent();
    }

    /** Whether the configuration names a runtime API. */
    static boolean isIn(Function<String, Optional<String>> configuration) {
        return configuration.apply(RUNTIME_API).isPresent()
                || configuration.apply(TEST_RUNTIME_API).isPresent();
    }
}
