package io.eventfunctions.kafka.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The Kafka broker that dev mode and tests start where no other is configured. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.local.kafka")
public interface LocalKafkaConfig {

    /**
     * Whether dev mode and tests start a real Kafka broker in a process of its own, without Docker, when a channel uses
     * {@code smallrye-kafka} and {@code kafka.bootstrap.servers} is not set.
     */
    @WithDefault("true")
    boolean enabled();

    /** Number of partitions of the topics that are created for the channels. */
    @WithDefault("1")
    int partitions();
}
