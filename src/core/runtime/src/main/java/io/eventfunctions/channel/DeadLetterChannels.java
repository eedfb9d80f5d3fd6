package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.eventfunctions.delivery.PolicySettings;

/** The channels that the policies of the incoming ones send dead letters to. */
@ApplicationScoped
public class DeadLetterChannels {

    /**
     * One of them.
     *
     * @param connector the name of its connector
     * @param outgoing the Reactive Messaging channel that carries it
     * @param attributes what is set for that channel itself
     */
    public record DeadLetterChannel(String connector, String outgoing, Map<String, String> attributes) {}

    private final Map<String, DeadLetterChannel> byName = new HashMap<>();

    DeadLetterChannels(ChannelSettings settings) {
        ChannelNames names = ChannelNames.from(settings);
        OutgoingBindings bindings = OutgoingBindings.of(names, settings, Connectors.onClassPath());
        for (String incoming : names.incoming()) {
            settings.delivery(incoming)
                    .find("dead-letter")
                    .map(PolicySettings.Setting::value)
                    .flatMap(bindings::find)
                    .ifPresent(binding -> byName.put(
                            binding.channel(),
                            new DeadLetterChannel(
                                    binding.connector(),
                                    binding.outgoing(),
                                    settings.outgoingAttributes(binding.outgoing()))));
        }
    }

    /** The channels by the name that users give them. */
    public Map<String, DeadLetterChannel> byName() {
        return byName;
    }
}
