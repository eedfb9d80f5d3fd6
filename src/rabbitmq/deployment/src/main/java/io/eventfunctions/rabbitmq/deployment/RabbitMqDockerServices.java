package io.eventfunctions.rabbitmq.deployment;

import java.util.Map;

import io.eventfunctions.deployment.devservice.ReplacedDevServices;

/** The dev service of Quarkus's RabbitMQ connector, which the local broker replaces. */
public final class RabbitMqDockerServices extends ReplacedDevServices {

    /** For the service loader. */
    public RabbitMqDockerServices() {
        super(
                "rabbitmq",
                Map.of("quarkus.rabbitmq", "io.quarkus.smallrye.reactivemessaging.rabbitmq.runtime.RabbitMQRecorder"));
    }
}
