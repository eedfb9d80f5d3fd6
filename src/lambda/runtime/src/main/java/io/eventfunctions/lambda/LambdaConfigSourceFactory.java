package io.eventfunctions.lambda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Converters;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

import io.eventfunctions.channel.ChannelLifecycle;
import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;

/**
 * On Lambda, replaces the connectors of the functions' channels with {@link LambdaConnector}, so that event sources deliver their
 * messages and no broker is polled, and opens no port to other machines. It overrides all other configuration, because nothing else
 * works there.
 */
public class LambdaConfigSourceFactory implements ConfigSourceFactory {

    /** The settings that the build makes for Lambda: keys and values, {@code key=value,key=value}. */
    public static final String SETTINGS = "event-functions.lambda.settings";

    /** The same for a deployment that handles HTTP requests. */
    public static final String HTTP_SETTINGS = "event-functions.lambda.http-settings";

    private static final String HTTP = "quarkus.event-functions.lambda.http";
    private static final Converter<Boolean> BOOLEANS = Converters.getImplicitConverter(Boolean.class);
    private static final int ORDINAL = Integer.MAX_VALUE;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Function<String, Optional<String>> values =
                name -> Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue);
        // In dev mode and tests the HTTP server stays open.
        Optional<String> fromBuild = values.apply(LambdaEnvironment.RUNTIME_API)
                .flatMap(api -> values.apply(isHttp(values) ? HTTP_SETTINGS : SETTINGS));
        if (!LambdaEnvironment.isIn(values)) {
            return List.of();
        }
        ChannelSettings settings = ChannelSettings.in(context);
        Map<String, String> properties = properties(settings, fromBuild);
        if (LambdaEnvironment.isForSnapshot(values)) {
            properties.putAll(LazyClientSettings.properties(settings));
        }
        return List.of(new PropertiesConfigSource(properties, "Event Functions on Lambda", ORDINAL));
    }

    private static boolean isHttp(Function<String, Optional<String>> values) {
        return values.apply(HTTP).filter(BOOLEANS::convert).isPresent();
    }

    static Map<String, String> properties(ChannelSettings settings, Optional<String> fromBuild) {
        Map<String, String> properties = new HashMap<>();
        properties.put(ChannelLifecycle.INVOKED, "true");
        fromBuild.ifPresent(list -> {
            for (String setting : list.split(",")) {
                String[] parts = setting.split("=", 2);
                properties.put(parts[0], parts[1]);
            }
        });
        for (String channel : ChannelNames.from(settings).incoming()) {
            settings.incomingConnector(channel).ifPresent(connector -> {
                properties.put(ChannelSettings.incoming(channel, "connector"), LambdaConnector.NAME);
                properties.put(ChannelSettings.incoming(channel, ChannelSettings.BROKER_CONNECTOR), connector);
            });
        }
        return properties;
    }
}
