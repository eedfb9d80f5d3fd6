package io.eventfunctions.lambda.deployment;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Dev mode and tests as on AWS Lambda. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.local.lambda")
public interface LocalLambdaConfig {

    /**
     * Whether dev mode and tests run the application as a function on Lambda, behind event source mappings that poll the queues and
     * topics of its channels. It needs {@code quarkus-event-functions-lambda}. The HTTP server stays on.
     */
    @WithDefault("false")
    boolean enabled();

    /** The function's timeout, up to 15 minutes. It fails an invocation, but the application goes on. */
    @WithDefault("30s")
    Duration timeout();
}
