package io.eventfunctions.aws.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The SQS server that dev mode and tests start where no other is configured. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.local.sqs")
public interface LocalSqsConfig {

    /**
     * Whether dev mode and tests start an SQS server (ElasticMQ) in a process of its own, without Docker, when a channel uses
     * {@code smallrye-sqs} and neither {@code quarkus.sqs.endpoint-override} nor the channel says where its queue is. Topics of
     * SNS deliver to its queues.
     */
    @WithDefault("true")
    boolean enabled();
}
