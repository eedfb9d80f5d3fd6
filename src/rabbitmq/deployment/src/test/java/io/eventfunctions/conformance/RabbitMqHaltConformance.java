package io.eventfunctions.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.inject.Inject;

import com.rabbitmq.client.GetResponse;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.rabbitmq.deployment.RabbitMqServer;

/** How a channel on RabbitMQ is paused, halted and resumed. */
abstract class RabbitMqHaltConformance extends HaltConformance {

    @Inject
    Config config;

    static QuarkusUnitTest app(Function<String, Map<String, String>> attributes) {
        return RabbitMqServer.in(HaltingApp.on("smallrye-rabbitmq", attributes), RabbitMqHaltConformance.class);
    }

    /** Gets what waits in the queue; as the connection closes, it returns to its places. */
    @Override
    protected Collection<String> availableToOthers(String channel) {
        String prefix = "mp.messaging.incoming." + channel + ".";
        int port = config.getOptionalValue(prefix + "port", Integer.class)
                .orElseGet(() -> config.getValue("rabbitmq-port", Integer.class));
        String queue =
                config.getOptionalValue(prefix + "queue.name", String.class).orElse(channel);
        return RabbitMqServer.use(port, amqp -> {
            List<String> ids = new ArrayList<>();
            GetResponse next;
            while ((next = amqp.basicGet(queue, false)) != null) {
                ids.add(next.getProps().getHeaders().get("cloudEvents:id").toString());
            }
            return ids;
        });
    }
}
