package io.eventfunctions.rabbitmq.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The AMQP 0-9-1 broker that dev mode and tests start where no RabbitMQ server is configured. */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.local.rabbitmq")
public interface LocalRabbitMqConfig {

    /**
     * Whether dev mode and tests start an AMQP 0-9-1 broker in a process of its own, without Docker, when a channel uses
     * {@code smallrye-rabbitmq} and neither {@code rabbitmq-host}, {@code rabbitmq-port} or {@code rabbitmq-addresses} nor the
     * channel says where its server is.
     */
    @WithDefault("true")
    boolean enabled();
}
