package io.eventfunctions.conformance;

import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The broker that dev mode and tests start by themselves where no RabbitMQ server is configured. */
class EmbeddedAmqpConformanceTest extends DeliveryConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = RabbitMqServer.in(ConformanceApp.on("smallrye-rabbitmq"));

    @ConfigProperty(name = "rabbitmq-port")
    int port;

    @Override
    protected void publishNoEvent(String channel, String text) {
        RabbitMqServer.publish(port, channel, text);
    }
}
