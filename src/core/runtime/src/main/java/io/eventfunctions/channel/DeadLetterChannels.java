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
     * @param attributes its attributes as an outgoing channel
     */
    public record DeadLetterChannel(String connector, Map<String, String> attributes) {}

    private final Map<String, DeadLetterChannel> byName = new HashMap<>();

    DeadLetterChannels(Config config) {
        ChannelSettings settings = ChannelSettings.in(config);
        ChannelNames names = ChannelNames.from(settings);
        Map<String, Outlet> outlets = new HashMap<>();
        OutletPlan.of(names, settings, Connectors.onClassPath())
                .forEach(outlet -> outlets.put(outlet.channel(), outlet));
        for (String incoming : names.incoming()) {
            settings.delivery(incoming)
                    .find("dead-letter")
                    .map(PolicySettings.Setting::value)
                    .map(outlets::get)
                    .ifPresent(outlet -> byName.put(
                            outlet.channel(),
                            new DeadLetterChannel(outlet.connector(), settings.outgoingAttributes(outlet.wiredAs()))));
        }
    }

    /** The channels by the name that users give them. */
    public Map<String, DeadLetterChannel> byName() {
        return byName;
    }
}
