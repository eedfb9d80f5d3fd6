package io.eventfunctions.local.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches other extensions' dev services off, which would look for Docker, where a local broker of ours stands in for them;
 * unless ours is switched off or the application says otherwise. Extensions that aren't there are left in peace.
 */
public class ForeignDevServices implements ConfigSourceFactory {

    private static final int ORDINAL = 50;

    private record Foreign(String key, String ours, String extension) {}

    private static final List<Foreign> ALL = List.of(
            new Foreign("quarkus.kafka", "kafka", "io.quarkus.kafka.client.runtime.KafkaRecorder"),
            new Foreign(
                    "quarkus.rabbitmq",
                    "rabbitmq",
                    "io.quarkus.smallrye.reactivemessaging.rabbitmq.runtime.RabbitMQRecorder"),
            new Foreign("quarkus.sqs", "sqs", "io.quarkiverse.amazon.sqs.runtime.SqsRecorder"),
            new Foreign("quarkus.sns", "sqs", "io.quarkiverse.amazon.sns.runtime.SnsRecorder"));

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> off = new HashMap<>();
        for (Foreign foreign : ALL) {
            if (oursIsOn(foreign, context) && isPresent(foreign.extension())) {
                off.put(foreign.key() + ".devservices.enabled", "false");
            }
        }
        return List.of(new PropertiesConfigSource(off, "Event Functions local brokers", ORDINAL));
    }

    private static boolean oursIsOn(Foreign foreign, ConfigSourceContext context) {
        ConfigValue ours = context.getValue("quarkus.event-functions.local." + foreign.ours() + ".enabled");
        return ours == null || ours.getValue() == null || Boolean.parseBoolean(ours.getValue());
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
