package io.eventfunctions.channel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.eventfunctions.delivery.PolicySettings;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

/**
 * Where the application can send to: the outgoing channels of functions, the dead-letter channels, and for each incoming channel the
 * queue or topic that it consumes, if that is a single one. Reactive Messaging does not let an incoming and an outgoing channel share
 * a name, so the last kind gets names of its own.
 */
public final class OutgoingBindings {

    private static final String ENABLED = "enabled";
    private static final String TO_INCOMING = "event-functions-publish-";

    private final ChannelSettings settings;
    private final Connectors connectors;
    private final Map<String, OutgoingBinding> bindings = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    private OutgoingBindings(ChannelSettings settings, Connectors connectors) {
        this.settings = settings;
        this.connectors = connectors;
    }

    /** The bindings of an application. */
    public static OutgoingBindings of(ChannelNames names, ChannelSettings settings, Connectors connectors) {
        OutgoingBindings bindings = new OutgoingBindings(settings, connectors);
        names.outgoing().forEach(bindings::addConfigured);
        names.incoming().forEach(bindings::addToIncoming);
        names.incoming().forEach(bindings::addDeadLetters);
        return bindings;
    }

    /** All of them. */
    public Collection<OutgoingBinding> all() {
        return bindings.values();
    }

    /** Those that are not switched off. */
    List<OutgoingBinding> enabled() {
        return bindings.values().stream()
                .filter(binding -> disablingKey(binding).isEmpty())
                .toList();
    }

    /** The channels that are switched off, each with a sentence that says so. */
    Map<String, String> disabled() {
        Map<String, String> disabled = new LinkedHashMap<>();
        for (OutgoingBinding binding : bindings.values()) {
            disablingKey(binding)
                    .ifPresent(key ->
                            disabled.put(binding.channel(), CoreMessages.CHANNEL.disabled(binding.channel(), key)));
        }
        return disabled;
    }

    /** Reactive Messaging takes the attribute from the channel, or else from its connector. */
    private Optional<String> disablingKey(OutgoingBinding binding) {
        return Stream.of(
                        ChannelSettings.outgoing(binding.outgoing(), ENABLED),
                        ChannelSettings.connector(binding.connector(), ENABLED))
                .filter(key -> settings.value(key).isPresent())
                .findFirst()
                .filter(key ->
                        settings.value(key).filter("false"::equalsIgnoreCase).isPresent());
    }

    /** The binding of a channel, by the name that users give it. */
    public Optional<OutgoingBinding> find(String channel) {
        return Optional.ofNullable(bindings.get(channel));
    }

    /** The incoming channels to which nothing can be sent, each with a sentence that says why and what to do. */
    Map<String, String> refused() {
        return refused;
    }

    private boolean addConfigured(String channel) {
        Optional<String> connector = settings.outgoingConnector(channel);
        connector.ifPresent(name -> bindings.put(channel, new OutgoingBinding(channel, channel, name, Map.of())));
        return connector.isPresent();
    }

    private void addToIncoming(String incoming) {
        if (bindings.containsKey(incoming) || addConfigured(incoming)) {
            return;
        }
        settings.incomingConnector(incoming).ifPresent(connector -> {
            Map<String, String> attributes = toTheBrokerOf(incoming, connector);
            Optional<ConnectorDescriptor> known = connectors.find(connector);
            if (known.isPresent()) {
                ChannelAttributes consumer = settings.incoming(incoming, known);
                ChannelSource source = known.get().source(consumer);
                Optional<Destination> destination = source.destination();
                if (destination.isEmpty()) {
                    refused.put(incoming, CoreMessages.CHANNEL.noSingleDestination(incoming, source));
                    return;
                }
                attributes.putAll(known.get().attributesTo(destination.get(), consumer));
            }
            bindings.put(incoming, new OutgoingBinding(incoming, TO_INCOMING + incoming, connector, attributes));
        });
    }

    private void addDeadLetters(String incoming) {
        Optional<String> channel =
                settings.delivery(incoming).find("dead-letter").map(PolicySettings.Setting::value);
        Optional<String> connector = settings.incomingConnector(incoming);
        if (channel.isEmpty()
                || connector.isEmpty()
                || bindings.containsKey(channel.get())
                || refused.containsKey(channel.get())
                || addConfigured(channel.get())) {
            return;
        }
        Map<String, String> attributes = toTheBrokerOf(incoming, connector.get());
        connectors
                .find(connector.get())
                .ifPresent(known -> attributes.putAll(known.defaults().deadLetterChannel(channel.get())));
        bindings.put(channel.get(), new OutgoingBinding(channel.get(), channel.get(), connector.get(), attributes));
    }

    private Map<String, String> toTheBrokerOf(String incoming, String connector) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("connector", connector);
        connectors
                .find(connector)
                .ifPresent(known -> attributes.putAll(
                        settings.incomingAttributes(incoming, known.defaults().connection())));
        return attributes;
    }
}
