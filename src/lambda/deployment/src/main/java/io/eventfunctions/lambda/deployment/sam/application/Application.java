package io.eventfunctions.lambda.deployment.sam.application;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is deployed.
 *
 * @param name the application's name
 * @param channels the incoming channels with functions, sorted by name
 * @param ways the ways out, by the name that users give the channel
 * @param binaryTopics the topics of SNS that the application publishes binary events to
 * @param http what the HTTP extension does
 */
public record Application(
        String name, List<Channel> channels, Map<String, Way> ways, Set<String> binaryTopics, Http http) {

    /** Whether events arrive at a topic whose type is in a message attribute only. */
    public boolean publishesBinary(String topic) {
        return binaryTopics.contains(topic);
    }
}
