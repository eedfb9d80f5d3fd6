package io.eventfunctions.redrive;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Sending dead letters back. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.dead-letters")
public interface DeadLetterConfig {

    /** How often one event may be sent back to its function, so that one that always fails is not redriven endlessly. */
    @WithDefault("3")
    int maxRedrives();
}
