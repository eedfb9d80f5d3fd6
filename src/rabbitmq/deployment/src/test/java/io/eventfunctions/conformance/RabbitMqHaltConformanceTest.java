package io.eventfunctions.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.rabbitmq.deployment.RabbitMqServer;

/** A real RabbitMQ server where there is one; see {@link RabbitMqServer}. */
class RabbitMqHaltConformanceTest extends RabbitMqHaltConformance {

    private static final String PREFIX = "event-functions-" + UUID.randomUUID() + "-";
    private static final List<String> NAMES = new CopyOnWriteArrayList<>();

    @RegisterExtension
    static final QuarkusUnitTest APP =
            app(RabbitMqHaltConformanceTest::attributes).setAfterAllCustomizer(() -> RabbitMqServer.delete(NAMES));

    private static Map<String, String> attributes(String channel) {
        Map<String, String> attributes = new HashMap<>(RabbitMqServer.attributes());
        attributes.put("queue.name", PREFIX + channel);
        attributes.put("exchange.name", PREFIX + channel);
        NAMES.add(PREFIX + channel);
        return attributes;
    }
}
