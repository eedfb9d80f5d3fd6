package io.eventfunctions.conformance;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.rabbitmq.deployment.RabbitMqServer;

/** The broker that dev mode and tests start by themselves where no RabbitMQ server is configured. */
class EmbeddedAmqpConformanceTest extends RabbitMqConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = RabbitMqServer.in(
                    ConformanceApp.on("smallrye-rabbitmq"), RabbitMqConformance.class)
            .overrideConfigKey("mp.messaging.incoming." + ConformanceApp.REDELIVERED + ".failure-strategy", "requeue");
}
