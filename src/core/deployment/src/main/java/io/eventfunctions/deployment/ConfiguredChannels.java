package io.eventfunctions.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.configuration.ConfiguredChannel;

/** Checks that every channel of a function is configured. */
final class ConfiguredChannels {

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
                BuildProblems.nameOf(function.method()),
                direction,
                channel,
                names(config, direction.equals("outgoing")));
    }

    /** The outgoing channels that have a connector. */
    static Set<String> outgoing(Config config) {
        return names(config, true);
    }

    private static Set<String> names(Config config, boolean outgoing) {
        return ConfiguredChannel.in(config)
                .filter(channel -> channel.isOutgoing() == outgoing)
                .map(ConfiguredChannel::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
