package io.eventfunctions.lambda;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Functions on AWS Lambda. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.lambda")
public interface LambdaConfig {

    /**
     * The incoming channels that this deployment serves, separated by commas; records of others fail the invocation. So one
     * artifact is deployed several times. Default: all.
     */
    Optional<List<String>> channels();

    /**
     * Whether this deployment answers HTTP requests, by a function URL or an HTTP API with payload format 2.0. Then the
     * application's HTTP server starts, and listens inside the execution environment.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html">Lambda function URLs</a>
     */
    @WithDefault("false")
    boolean http();

    /**
     * Whether the event source mappings of queues, streams and Kafka topics have {@code ReportBatchItemFailures}, so that only what
     * was rejected comes again. Without it Lambda takes such answers for a success and drops what was rejected: set this to
     * {@code false} for mappings that don't have it, and the batch fails as a whole.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an SQS event
     *     source in Lambda</a>
     */
    @WithDefault("true")
    boolean reportBatchItemFailures();

    /**
     * How long before the function's timeout work ends, so that there is time for dead letters and the answer: no attempt begins
     * after it, and those at work are cut short. At most a fifth of the invocation's time.
     */
    @WithDefault("1s")
    Duration deadlineMargin();
}
