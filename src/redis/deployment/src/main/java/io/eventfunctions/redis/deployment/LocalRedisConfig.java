package io.eventfunctions.redis.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The Redis that dev mode and tests start where no server is configured. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.local.redis")
public interface LocalRedisConfig {

    /**
     * Whether dev mode and tests start a Redis in a process of its own, without Docker, when a channel uses
     * {@code event-functions-redis} and neither {@code quarkus.redis.hosts} nor the channel says where its server is.
     */
    @WithDefault("true")
    boolean enabled();
}
