package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

import io.eventfunctions.spi.ConnectorDefaults;

/**
 * Configures what follows from the functions: bytes on their channels, the dead-letter channels, the ways back. It lies
 * below the application's own configuration and above what the connectors' extensions guess from method signatures.
 */
public class ChannelDefaultsSource implements ConfigSourceFactory {

    /** A native image has the application's own configuration at 0, and what extensions guess at the very bottom. */
    private static final int ORDINAL = -100;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ProfileAttributes profile = ProfileAttributes.in(context);
        Map<String, String> properties = properties(ChannelSettings.in(context, profile), Connectors.onClassPath());
        return List.of(
                profile.source(), new PropertiesConfigSource(properties, "Event Functions channel defaults", ORDINAL));
    }

    static Map<String, String> properties(ChannelSettings settings, Connectors connectors) {
        Map<String, String> properties = new HashMap<>();
        ChannelNames names = ChannelNames.from(settings);
        for (String channel : names.incoming()) {
            settings.incomingConnector(channel).flatMap(connectors::find).ifPresent(known -> {
                known.requiredIncoming()
                        .forEach((name, value) -> properties.put(ChannelSettings.incoming(channel, name), value));
                unlessSetForAll(settings, known, known.usualIncoming())
                        .forEach((name, value) -> properties.put(ChannelSettings.incoming(channel, name), value));
            });
        }
        for (Outlet outlet : OutletPlan.of(names, settings, connectors).outlets()) {
            outlet.derived()
                    .forEach((name, value) -> properties.put(ChannelSettings.outgoing(outlet.wiredAs(), name), value));
            connectors.find(outlet.connector()).ifPresent(known -> {
                known.requiredOutgoing()
                        .forEach((name, value) ->
                                properties.put(ChannelSettings.outgoing(outlet.wiredAs(), name), value));
                unlessSetForAll(settings, known, known.usualOutgoing())
                        .forEach((name, value) ->
                                properties.put(ChannelSettings.outgoing(outlet.wiredAs(), name), value));
            });
        }
        return properties;
    }

    /** What the user has set for the connector or for all clients of its transport lies lower than a channel's attribute. */
    private static Map<String, String> unlessSetForAll(
            ChannelSettings settings, ConnectorDefaults known, Map<String, String> usual) {
        Map<String, String> open = new HashMap<>(usual);
        open.keySet().removeIf(name -> settings.ofAll(known, name).isPresent());
        return open;
    }
}
