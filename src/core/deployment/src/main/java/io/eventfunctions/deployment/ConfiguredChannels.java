package io.eventfunctions.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.channel.ChannelSettings;

/** Checks that every channel of a function is configured. */
final class ConfiguredChannels {

    private static final String CONNECTOR = ".connector";

    private final Config config;
    private final ChannelSettings settings;

    ConfiguredChannels(Config config) {
        this.config = config;
        this.settings = ChannelSettings.in(config);
    }

    void check(List<EventFunctionBuildItem> functions, BuildProblems problems) {
        for (EventFunctionBuildItem function : functions) {
            for (String channel : function.incoming()) {
                if (settings.incomingConnector(channel).isEmpty()) {
                    problems.add(missing(function, "incoming", channel));
                }
            }
            String outgoing = function.outgoing();
            if (outgoing != null && settings.outgoingConnector(outgoing).isEmpty() && !consumed(outgoing, functions)) {
                problems.add(missing(function, "outgoing", outgoing));
            }
        }
    }

    /** A function may send to a channel that another one consumes: events can be sent to what an incoming channel consumes. */
    private boolean consumed(String channel, List<EventFunctionBuildItem> functions) {
        return functions.stream().anyMatch(function -> function.incoming().contains(channel));
    }

    private String missing(EventFunctionBuildItem function, String direction, String channel) {
        return BuildMessages.MESSAGES.unconfiguredChannel(
                BuildProblems.nameOf(function.method()), direction, channel, names(config, direction));
    }

    /** The channels of one direction, {@code incoming} or {@code outgoing}, that have a connector. */
    static Set<String> names(Config config, String direction) {
        String prefix = "mp.messaging." + direction + ".";
        Set<String> names = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(prefix) && name.endsWith(CONNECTOR)) {
                names.add(name.substring(prefix.length(), name.length() - CONNECTOR.length())
                        .replace("\"", ""));
            }
        }
        return names;
    }
}
