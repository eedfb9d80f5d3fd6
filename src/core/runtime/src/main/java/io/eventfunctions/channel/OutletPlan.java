package io.eventfunctions.channel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.eventfunctions.delivery.PolicySettings;
import io.eventfunctions.spi.ConnectorDefaults;

/**
 * Which ways out there are: the outgoing channels of functions, the dead-letter channels, and for each incoming channel
 * the way back to the topic or queue it consumes, if that is one. Reactive Messaging doesn't let an incoming and an outgoing
 * channel share a name, so the latter get names of their own.
 */
public final class OutletPlan {

    private static final String WAY_BACK = "event-functions-publish-";

    private final ChannelSettings settings;
    private final Connectors connectors;
    private final Map<String, Outlet> outlets = new LinkedHashMap<>();
    private final Map<String, String> closed = new LinkedHashMap<>();

    private OutletPlan(ChannelSettings settings, Connectors connectors) {
        this.settings = settings;
        this.connectors = connectors;
    }

    /** The plan of an application. */
    public static OutletPlan of(ChannelNames names, ChannelSettings settings, Connectors connectors) {
        OutletPlan plan = new OutletPlan(settings, connectors);
        names.outgoing().forEach(plan::configured);
        names.incoming().forEach(plan::wayBack);
        names.incoming().forEach(plan::deadLetters);
        return plan;
    }

    /** All ways out. */
    public Collection<Outlet> outlets() {
        return outlets.values();
    }

    /** The channel's way out, by the name that users give it. */
    public Optional<Outlet> outlet(String channel) {
        return Optional.ofNullable(outlets.get(channel));
    }

    /** The incoming channels to which there is no way back, each with a sentence that says why and what to do. */
    Map<String, String> closed() {
        return closed;
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
            Optional<ConnectorDefaults> known = connectors.find(connector);
            Function<String, Optional<String>> attributes = settings.incomingLookup(incoming, known);
            Optional<String> several = known.flatMap(defaults -> defaults.noWayBack(incoming, attributes));
            if (several.isPresent()) {
                closed.put(incoming, noWayBack(incoming, several.get()));
                return;
            }
            Map<String, String> derived = toTheBrokerOf(incoming, connector);
            known.ifPresent(defaults -> derived.putAll(defaults.wayBack(incoming, attributes)));
            outlets.put(incoming, new Outlet(incoming, WAY_BACK + incoming, connector, derived));
        });
    }

    private static String noWayBack(String incoming, String attribute) {
        return "There is no way back to channel %s, because %s may stand for several places: configure an outgoing channel (mp.messaging.outgoing.<name>.*) to one of them and send there, or give each an incoming channel of its own"
                .formatted(incoming, attribute);
    }

    private void deadLetters(String incoming) {
        Optional<String> channel =
                settings.delivery(incoming).find("dead-letter").map(PolicySettings.Setting::value);
        Optional<String> connector = settings.incomingConnector(incoming);
        if (channel.isEmpty()
                || connector.isEmpty()
                || outlets.containsKey(channel.get())
                || closed.containsKey(channel.get())
                || configured(channel.get())) {
            return;
        }
        Map<String, String> attributes = toTheBrokerOf(incoming, connector.get());
        connectors.find(connector.get()).ifPresent(known -> attributes.putAll(known.deadLetters(channel.get())));
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
