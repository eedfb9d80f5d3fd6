package io.eventfunctions.channel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.eventfunctions.delivery.PolicySettings;

/**
 * Which ways out there are: the outgoing channels of functions, the dead-letter channels, and for each incoming channel
 * the way back to the topic or queue it consumes. Reactive Messaging doesn't let an incoming and an outgoing channel share
 * a name, so the latter get names of their own.
 */
final class OutletPlan {

    private static final String WAY_BACK = "event-functions-publish-";

    private final ChannelSettings settings;
    private final Connectors connectors;
    private final Map<String, Outlet> outlets = new LinkedHashMap<>();

    private OutletPlan(ChannelSettings settings, Connectors connectors) {
        this.settings = settings;
        this.connectors = connectors;
    }

    static Collection<Outlet> of(ChannelNames names, ChannelSettings settings, Connectors connectors) {
        OutletPlan plan = new OutletPlan(settings, connectors);
        names.outgoing().forEach(plan::configured);
        names.incoming().forEach(plan::wayBack);
        names.incoming().forEach(plan::deadLetters);
        return plan.outlets.values();
    }

    private boolean configured(String channel) {
        Optional<String> connector = settings.outgoingConnector(channel);
        connector.ifPresent(name -> outlets.put(channel, new Outlet(channel, channel, name, Map.of())));
        return connector.isPresent();
    }

    private void wayBack(String incoming) {
        if (outlets.containsKey(incoming) || configured(incoming)) {
            return;
        }
        settings.incomingConnector(incoming).ifPresent(connector -> {
            Map<String, String> attributes = toTheBrokerOf(incoming, connector);
            connectors
                    .find(connector)
                    .ifPresent(known -> attributes.putAll(
                            known.wayBack(incoming, attribute -> settings.incomingAttribute(incoming, attribute))));
            outlets.put(incoming, new Outlet(incoming, WAY_BACK + incoming, connector, attributes));
        });
    }

    private void deadLetters(String incoming) {
        Optional<String> channel =
                settings.delivery(incoming).find("dead-letter").map(PolicySettings.Setting::value);
        Optional<String> connector = settings.incomingConnector(incoming);
        if (channel.isEmpty()
                || connector.isEmpty()
                || outlets.containsKey(channel.get())
                || configured(channel.get())) {
            return;
        }
        Map<String, String> attributes = toTheBrokerOf(incoming, connector.get());
        outlets.put(channel.get(), new Outlet(channel.get(), channel.get(), connector.get(), attributes));
    }

    private Map<String, String> toTheBrokerOf(String incoming, String connector) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("connector", connector);
        connectors
                .find(connector)
                .ifPresent(known -> attributes.putAll(settings.incomingAttributes(incoming, known.connection())));
        return attributes;
    }
}
