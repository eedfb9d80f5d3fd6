package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.delivery.PolicySettings;

/** The channels that the policies of the incoming ones send dead letters to. */
@ApplicationScoped
public class DeadLetterChannels {

    /**
     * One of them.
     *
     * @param connector the name of its connector
     * @param wiredAs the outgoing channel that carries it, as Reactive Messaging knows it
     * @param attributes what is set for that channel itself
     */
    public record DeadLetterChannel(String connector, String wiredAs, Map<String, String> attributes) {}

    private final Map<String, DeadLetterChannel> byName = new HashMap<>();

    DeadLetterChannels(Config config) {
        ChannelSettings settings = ChannelSettings.in(config);
        ChannelNames names = ChannelNames.from(settings);
        OutletPlan plan = OutletPlan.of(names, settings, Connectors.onClassPath());
        for (String incoming : names.incoming()) {
            settings.delivery(incoming)
                    .find("dead-letter")
                    .map(PolicySettings.Setting::value)
                    .flatMap(plan::outlet)
                    .ifPresent(outlet -> byName.put(
                            outlet.channel(),
                            new DeadLetterChannel(
                                    outlet.connector(),
                                    outlet.wiredAs(),
                                    settings.outgoingAttributes(outlet.wiredAs()))));
        }
    }

    /** The channels by the name that users give them. */
    public Map<String, DeadLetterChannel> byName() {
        return byName;
    }
}
