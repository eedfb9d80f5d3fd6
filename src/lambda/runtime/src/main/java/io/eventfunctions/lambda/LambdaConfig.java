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
     * The incoming channels that this deployment serves, separated by commas; records of other channels fail the invocation. With it, one
     * artifact can be deployed several times. Default: all.
     */
    Optional<List<String>> channels();

    /**
     * Whether this deployment handles HTTP requests to a function URL or to an HTTP API with payload format 2.0. If so, the
     * application's HTTP server starts, and listens inside the execution environment only.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html">Lambda function URLs</a>
     */
    @WithDefault("false")
    boolean http();

    /**
     * Whether the event source mappings of queues, streams and Kafka topics have {@code ReportBatchItemFailures}, so that only
     * rejected records are redelivered. Without it, Lambda takes a partial batch response for a success and drops the rejected records:
     * set this to {@code false} for mappings without {@code ReportBatchItemFailures}, and the batch fails as a whole.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an SQS event
     *     source in Lambda</a>
     */
    @WithDefault("true")
    boolean reportBatchItemFailures();

    /**
     * How long before the function's timeout work ends, so that there is time for dead letters and the response: no attempt begins
     * later, and running attempts are cancelled. At most a fifth of the invocation's time.
     */
    @WithDefault("1s")
    Duration deadlineMargin();
}
