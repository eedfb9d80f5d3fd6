package io.eventfunctions.sam.deployment.application;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

/**
 * What is deployed.
 *
 * @param name the application's name
 * @param channels the incoming channels with functions, sorted by name
 * @param routes where its channels send to, by the name that users give the channel
 * @param binary where the application sends binary events, whose type is in a message attribute
 * @param http what the HTTP extension does
 */
public record DeployedApplication(
        String name, List<Channel> channels, Map<String, OutgoingRoute> routes, Set<Destination> binary, Http http) {

    /** Whether the application publishes binary events to a topic. */
    public boolean publishesBinary(String topic) {
        return binary.stream()
                .anyMatch(to -> to instanceof Destination.PubSubTopic other
                        && other.name().equals(topic));
    }

    /** Whether the application sends binary events to a queue, or to the topic before it. */
    public boolean sendsBinary(ChannelSource.QueueSource source) {
        return source.subscribedTo()
                        .filter(topic -> publishesBinary(topic.name()))
                        .isPresent()
                || binary.stream()
                        .anyMatch(to -> to instanceof Destination.Queue other
                                && other.name().equals(source.queue().name()));
    }
}
