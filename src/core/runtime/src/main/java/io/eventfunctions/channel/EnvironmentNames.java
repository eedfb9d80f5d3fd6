package io.eventfunctions.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.eventfunctions.delivery.PolicyReader;

/**
 * The names of the channels' properties that environment variables set. A variable's name does not say whether an underscore stands for a
 * dot or a hyphen. When SmallRye Config lists the names of properties it takes a dot, unless another source lists the name with the
 * hyphen: this one does so for the channels, connectors and delivery keys that exist. It has no values.
 */
final class EnvironmentNames implements ConfigSource {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9\".]");
    private static final String DELIVERY = "delivery.";

    private volatile Set<String> names = Set.of();

    /** Looks for the variables that set something for these channels and their connectors; SmallRye Config asks for the names afterwards. */
    void find(ChannelSettings settings, ChannelNames channels, OutgoingBindings bindings) {
        Set<String> prefixes = new HashSet<>();
        for (String channel : channels.incoming()) {
            prefixes.add(ChannelSettings.incoming(channel, ""));
            settings.incomingConnector(channel)
                    .ifPresent(connector -> prefixes.add(ChannelSettings.connector(connector, "")));
        }
        for (OutgoingBinding binding : bindings.all()) {
            prefixes.add(ChannelSettings.outgoing(binding.outgoing(), ""));
            prefixes.add(ChannelSettings.connector(binding.connector(), ""));
        }
        Map<String, String> policy = new HashMap<>();
        PolicyReader.keys().forEach(key -> policy.put(dotted(DELIVERY + key), DELIVERY + key));
        List<String> listed = new ArrayList<>();
        settings.names().forEach(listed::add);
        names = prefixes.stream()
                .flatMap(prefix -> hyphened(prefix, policy, listed))
                .filter(name -> settings.value(name).isPresent())
                .collect(Collectors.toSet());
    }

    /** The properties that begin with a prefix, by names that differ from those under which they are listed. */
    private static Stream<String> hyphened(String prefix, Map<String, String> policy, List<String> listed) {
        String dotted = dotted(prefix);
        return listed.stream().filter(name -> name.startsWith(dotted)).flatMap(name -> {
            String attribute = name.substring(dotted.length());
            String property = prefix + policy.getOrDefault(attribute, attribute);
            return property.equals(name) ? Stream.of() : Stream.of(property);
        });
    }

    private static String dotted(String name) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(".");
    }

    @Override
    public Set<String> getPropertyNames() {
        return names;
    }

    @Override
    public String getValue(String property) {
        return null;
    }

    @Override
    public String getName() {
        return "Event Functions names of environment variables";
    }

    @Override
    public int getOrdinal() {
        return ChannelDefaultsSource.ORDINAL;
    }
}
