package io.eventfunctions.sam.deployment.invocation;

import java.util.Map;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * Functions that SNS, S3 and EventBridge invoke without a queue in between. Lambda retries a failed invocation twice and then sends the
 * event to a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles errors of
 *     asynchronous invocations</a>
 */
public final class AsynchronousInvocation {

    private static final int RETRIES = 2;

    private final FailureQueue failures;

    /** Functions of a template. */
    public AsynchronousInvocation(Template template) {
        this.failures = new FailureQueue(template);
    }

    /** Lets a function be invoked so. */
    public void addTo(LambdaFunction function, Channel channel) {
        function.further()
                .put(
                        "EventInvokeConfig",
                        YamlMapping.empty()
                                .put("MaximumRetryAttempts", RETRIES)
                                .put(
                                        "DestinationConfig",
                                        Map.of(
                                                "OnFailure",
                                                YamlMapping.empty()
                                                        .put("Type", "SQS")
                                                        .put("Destination", FailureQueue.arn(channel)))));
        failures.allow(function, channel);
    }
}
