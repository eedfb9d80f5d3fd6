package io.eventfunctions.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real RabbitMQ server where there is one; see {@link RabbitMqServer}. */
class RabbitMqConformanceTest extends DeliveryConformance {

    private static final String PREFIX = "event-functions-" + UUID.randomUUID() + "-";
    private static final List<String> NAMES = new CopyOnWriteArrayList<>();

    @RegisterExtension
    static final QuarkusUnitTest APP = RabbitMqServer.in(
                    ConformanceApp.on("smallrye-rabbitmq", RabbitMqConformanceTest::attributes))
            .setAfterAllCustomizer(() -> RabbitMqServer.delete(NAMES));

    @Inject
    Config config;

    private static Map<String, String> attributes(String channel) {
        Map<String, String> attributes = new HashMap<>(RabbitMqServer.attributes());
        attributes.put("queue.name", PREFIX + channel);
        attributes.put("exchange.name", PREFIX + channel);
        NAMES.add(PREFIX + channel);
        return attributes;
    }

    @Override
    protected void publishNoEvent(String channel, String text) {
        RabbitMqServer.publish(
                config.getOptionalValue("rabbitmq-port", Integer.class).orElse(ConnectionFactory.DEFAULT_AMQP_PORT),
                config.getValue("mp.messaging.incoming." + channel + ".queue.name", String.class),
                text);
    }
}
