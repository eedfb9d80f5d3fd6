package io.eventfunctions.lambda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;

/**
 * On Lambda, lets event sources bring the messages of the functions' channels, whose brokers are not polled; and opens no port.
 * It lies above all other configuration, because Lambda leaves no choice.
 */
public class LambdaChannelsSource implements ConfigSourceFactory {

    /** Set by the build where the application has an HTTP server. */
    public static final String HTTP = "event-functions.lambda.http";

    private static final int ORDINAL = 1000;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ChannelSettings settings = new ChannelSettings(
                name -> Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue),
                () -> context::iterateNames);
        return LambdaEnvironment.isIn(
                        name -> Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue))
                ? List.of(new PropertiesConfigSource(
                        properties(settings, context.getValue(HTTP) != null), "Event Functions on Lambda", ORDINAL))
                : List.of();
    }

    static Map<String, String> properties(ChannelSettings settings, boolean http) {
        Map<String, String> properties = new HashMap<>();
        for (String channel : ChannelNames.from(settings).incoming()) {
            settings.incomingConnector(channel).ifPresent(connector -> {
                properties.put(ChannelSettings.incoming(channel, "connector"), LambdaConnector.NAME);
                properties.put(ChannelSettings.incoming(channel, ChannelSettings.BROKER_CONNECTOR), connector);
            });
        }
        if (http) {
            properties.put("quarkus.http.host-enabled", "false");
        }
        return properties;
    }
}
