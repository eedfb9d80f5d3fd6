package io.eventfunctions.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.smallrye.config.ConfigSourceContext;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.delivery.PolicySettings;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ConnectorDescriptor;

/**
 * Reads the attributes of channels as MicroProfile Reactive Messaging lays them out: the channel's own go before its
 * connector's.
 */
public final class ChannelSettings {

    /** The attribute of an incoming channel that names its broker's connector while another one stands in for it. */
    public static final String BROKER_CONNECTOR = "broker-connector";

    private static final String DELIVERY = "delivery.";
    private static final String GLOBAL_DELIVERY = "quarkus.event-functions.delivery.";

    private final Function<String, Optional<String>> lookup;
    private final Supplier<Iterable<String>> names;

    /**
     * Settings in a configuration.
     *
     * @param lookup the value of a property
     * @param names the names of all properties
     */
    public ChannelSettings(Function<String, Optional<String>> lookup, Supplier<Iterable<String>> names) {
        this.lookup = lookup;
        this.names = names;
    }

    /** The settings in an application's configuration. */
    public static ChannelSettings in(Config config) {
        return new ChannelSettings(name -> config.getOptionalValue(name, String.class), config::getPropertyNames);
    }

    /** The settings that one source of the configuration finds in the others. */
    public static ChannelSettings in(ConfigSourceContext context) {
        return in(context, ProfileAttributes.in(context));
    }

    static ChannelSettings in(ConfigSourceContext context, ProfileAttributes profile) {
        return new ChannelSettings(profile::value, () -> context::iterateNames);
    }

    /** The value of a property without the spaces around it, unless it is blank. */
    public Optional<String> value(String property) {
        return lookup.apply(property).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The names of all properties. */
    Iterable<String> names() {
        return names.get();
    }

    /** The connector of an incoming channel's broker; it says what the channel's attributes mean. */
    public Optional<String> incomingConnector(String channel) {
        return value(incoming(channel, BROKER_CONNECTOR)).or(() -> receivingConnector(channel));
    }

    /** The connector that brings an incoming channel its messages: its broker's, or one that stands in for it. */
    public Optional<String> receivingConnector(String channel) {
        return value(incoming(channel, "connector"));
    }

    /** The connector of an outgoing channel. */
    public Optional<String> outgoingConnector(String channel) {
        return value(outgoing(channel, "connector"));
    }

    /** The attributes of an incoming channel; those that hold for all channels of its connector included. */
    public ChannelAttributes incoming(String channel, Optional<ConnectorDescriptor> connector) {
        return new ChannelAttributes(channel, attribute -> value(incoming(channel, attribute))
                .or(() -> connector.flatMap(known -> ofAll(known, attribute))));
    }

    /** The attributes of an outgoing channel; those that hold for all channels of its connector included. */
    public ChannelAttributes outgoing(String channel, Optional<ConnectorDescriptor> connector) {
        return new ChannelAttributes(channel, attribute -> value(outgoing(channel, attribute))
                .or(() -> connector.flatMap(known -> ofAll(known, attribute))));
    }

    /** An attribute of an incoming channel with the key that sets it, for the channel or for all of its connector. */
    Optional<PolicySettings.Setting> incomingSetting(String channel, String attribute, ConnectorDescriptor connector) {
        return setting(incoming(channel, attribute))
                .or(() -> setting(connector(connector.connector(), attribute)))
                .or(() -> connector.defaults().commonPrefix().flatMap(prefix -> setting(prefix + attribute)));
    }

    /** An attribute of a connector. */
    Optional<String> ofConnector(String connector, String attribute) {
        return value(connector(connector, attribute));
    }

    /** An attribute that holds for all channels of a connector: its own or that of every client of its transport. */
    Optional<String> ofAll(ConnectorDescriptor connector, String attribute) {
        return ofConnector(connector.connector(), attribute)
                .or(() -> connector.defaults().commonPrefix().flatMap(prefix -> value(prefix + attribute)));
    }

    /**
     * Those of the wanted attributes that are set for an incoming channel itself.
     *
     * @param wanted names; one that ends with a dot stands for all that begin with it
     */
    Map<String, String> incomingAttributes(String channel, Iterable<String> wanted) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : wanted) {
            if (name.endsWith(".")) {
                found.putAll(attributes(incoming(channel, ""), attribute -> attribute.startsWith(name)));
            } else {
                value(incoming(channel, name)).ifPresent(value -> found.put(name, value));
            }
        }
        return found;
    }

    private Map<String, String> attributes(String prefix, Predicate<String> wanted) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : names.get()) {
            if (name.startsWith(prefix) && wanted.test(name.substring(prefix.length()))) {
                value(name).ifPresent(value -> found.put(name.substring(prefix.length()), value));
            }
        }
        return found;
    }

    /** All attributes that are set for an outgoing channel itself. */
    Map<String, String> outgoingAttributes(String channel) {
        return attributes(outgoing(channel, ""), attribute -> true);
    }

    /** Where the delivery policy of an incoming channel is read from. */
    public PolicySettings delivery(String channel) {
        String own = incoming(channel, DELIVERY);
        String connectors = incomingConnector(channel)
                .map(connector -> "mp.messaging.connector." + connector + ".delivery.")
                .orElse(own);
        return new PolicySettings() {
            @Override
            public Optional<Setting> find(String name) {
                return Stream.of(own, connectors, GLOBAL_DELIVERY)
                        .flatMap(prefix -> setting(prefix + name).stream())
                        .findFirst();
            }

            @Override
            public Set<Setting> all() {
                return StreamSupport.stream(names.get().spliterator(), false)
                        .filter(key -> key.startsWith(own)
                                || key.startsWith(GLOBAL_DELIVERY)
                                || key.startsWith(connectors) && !isOfOutgoing(key.substring(connectors.length())))
                        .flatMap(key -> setting(key).stream())
                        .collect(Collectors.toSet());
            }
        };
    }

    /** What a connector's keys say for outgoing channels, Kafka's own {@code delivery.timeout.ms} included. */
    private static boolean isOfOutgoing(String name) {
        return name.equals("mode") || name.indexOf('.') >= 0;
    }

    private Optional<PolicySettings.Setting> setting(String key) {
        return value(key).map(value -> new PolicySettings.Setting(key, value));
    }

    /** The key of an attribute of an incoming channel. */
    public static String incoming(String channel, String attribute) {
        return "mp.messaging.incoming." + quoted(channel) + "." + attribute;
    }

    /** The key of an attribute of an outgoing channel. */
    public static String outgoing(String channel, String attribute) {
        return "mp.messaging.outgoing." + quoted(channel) + "." + attribute;
    }

    /** The key of an attribute of all channels of a connector. */
    public static String connector(String connector, String attribute) {
        return "mp.messaging.connector." + connector + "." + attribute;
    }

    private static String quoted(String channel) {
        return channel.indexOf('.') < 0 ? channel : '"' + channel + '"';
    }
}
