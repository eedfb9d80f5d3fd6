package io.eventfunctions.aws.deployment;

import java.util.Map;

import io.eventfunctions.deployment.devservice.ReplacedDevServices;

/** The dev services of the SQS and SNS extensions, which the local SQS server replaces. */
public final class AmazonDockerServices extends ReplacedDevServices {

    /** For the service loader. */
    public AmazonDockerServices() {
        super(
                "sqs",
                Map.of(
                        "quarkus.sqs", "io.quarkiverse.amazon.sqs.runtime.SqsRecorder",
                        "quarkus.sns", "io.quarkiverse.amazon.sns.runtime.SnsRecorder"));
    }
}
