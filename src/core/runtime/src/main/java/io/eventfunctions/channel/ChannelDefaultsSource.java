package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDescriptor;

/**
 * Configures what follows from the functions: bytes on their channels, the dead-letter channels, and what sends to incoming channels. It lies
 * below the application's own configuration and above what the connectors' extensions guess from method signatures.
 */
public class ChannelDefaultsSource implements ConfigSourceFactory {

    /** A native image has the application's own configuration at 0, and what extensions guess at the very bottom. */
    static final int ORDINAL = -100;

    private final EnvironmentNames environment;

    ChannelDefaultsSource(EnvironmentNames environment) {
        this.environment = environment;
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ProfileAttributes profile = ProfileAttributes.in(context);
        ChannelSettings settings = ChannelSettings.in(context, profile);
        Connectors connectors = Connectors.onClassPath();
        ChannelNames names = ChannelNames.from(settings);
        OutgoingBindings bindings = OutgoingBindings.of(names, settings, connectors);
        environment.find(settings, names, bindings);
        Map<String, String> properties = properties(names, bindings, settings, connectors);
        return List.of(
                profile.source(), new PropertiesConfigSource(properties, "Event Functions channel defaults", ORDINAL));
    }

    static Map<String, String> properties(ChannelSettings settings, Connectors connectors) {
        ChannelNames names = ChannelNames.from(settings);
        return properties(names, OutgoingBindings.of(names, settings, connectors), settings, connectors);
    }

    private static Map<String, String> properties(
            ChannelNames names, OutgoingBindings bindings, ChannelSettings settings, Connectors connectors) {
        Map<String, String> properties = new HashMap<>();
        for (String channel : names.incoming()) {
            settings.incomingConnector(channel).flatMap(connectors::find).ifPresent(connector -> {
                ConnectorDefaults defaults = connector.defaults();
                put(properties, name -> ChannelSettings.incoming(channel, name), defaults.requiredIncoming());
                put(
                        properties,
                        name -> ChannelSettings.incoming(channel, name),
                        unlessSetForAll(settings, connector, defaults.incoming()));
            });
        }
        for (OutgoingBinding binding : bindings.all()) {
            UnaryOperator<String> key = name -> ChannelSettings.outgoing(binding.outgoing(), name);
            put(properties, key, binding.derived());
            connectors.find(binding.connector()).ifPresent(connector -> {
                put(properties, key, connector.defaults().requiredOutgoing());
                put(
                        properties,
                        key,
                        unlessSetForAll(
                                settings, connector, connector.defaults().outgoing()));
            });
        }
        return properties;
    }

    private static void put(Map<String, String> properties, UnaryOperator<String> key, Map<String, String> attributes) {
        attributes.forEach((name, value) -> properties.put(key.apply(name), value));
    }

    /** What the user has set for the connector or for all clients of its transport lies lower than a channel's attribute. */
    private static Map<String, String> unlessSetForAll(
            ChannelSettings settings, ConnectorDescriptor connector, Map<String, String> defaults) {
        Map<String, String> open = new HashMap<>(defaults);
        open.keySet().removeIf(name -> settings.ofAll(connector, name).isPresent());
        return open;
    }
}
