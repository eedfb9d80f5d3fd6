package io.eventfunctions.local.deployment;

import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches Quarkus's own Kafka dev service off, which would look for Docker, unless our local broker is switched off or the
 * application says otherwise.
 */
public class OneKafkaOnly implements ConfigSourceFactory {

    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue local = context.getValue("quarkus.event-functions.local.kafka.enabled");
        boolean ours = local == null || local.getValue() == null || Boolean.parseBoolean(local.getValue());
        return ours
                ? List.of(new PropertiesConfigSource(
                        Map.of("quarkus.kafka.devservices.enabled", "false"), "Event Functions local Kafka", ORDINAL))
                : List.of();
    }
}
