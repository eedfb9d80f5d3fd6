package io.eventfunctions.lambda;

import java.util.HashMap;
import java.util.Map;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.channel.OutgoingBinding;
import io.eventfunctions.channel.OutgoingBindings;

/**
 * Makes clients lazy that must not be in a snapshot: each execution environment creates its own when it sends its first event.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">Uniqueness with SnapStart</a>
 */
final class LazyClientSettings {

    private LazyClientSettings() {}

    /** The attributes of the outgoing channels, those of the application's own emitters included. */
    static Map<String, String> properties(ChannelSettings settings) {
        Map<String, String> properties = new HashMap<>();
        Connectors connectors = Connectors.onClassPath();
        for (OutgoingBinding binding : OutgoingBindings.of(ChannelNames.from(settings), settings, connectors)
                .all()) {
            connectors.find(binding.connector()).ifPresent(connector -> connector
                    .defaults()
                    .lazyOutgoing()
                    .forEach((name, value) ->
                            properties.put(ChannelSettings.outgoing(binding.outgoing(), name), value)));
        }
        connectors.all().forEach(connector -> connector
                .defaults()
                .lazyOutgoing()
                .forEach((name, value) ->
                        properties.put(ChannelSettings.connector(connector.connector(), name), value)));
        return properties;
    }
}
