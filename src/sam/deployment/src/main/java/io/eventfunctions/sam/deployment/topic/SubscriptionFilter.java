package io.eventfunctions.sam.deployment.topic;

import java.util.List;
import java.util.Map;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.config.SamConfig.FilterPolicy;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.spi.Destination;

/**
 * The filter policy of a subscription: it lets through what the functions of a channel take.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html">Message filtering</a>
 */
public final class SubscriptionFilter {

    private final DeployedApplication application;

    /** Filters of an application's subscriptions. */
    public SubscriptionFilter(DeployedApplication application) {
        this.application = application;
    }

    /** Adds the filter of a channel to the properties of its subscription to a topic. */
    public void addTo(YamlMapping properties, Channel channel, Destination.PubSubTopic topic) {
        FilterPolicy by = channel.settings()
                .filterPolicy()
                .orElse(application.publishesBinary(topic.name()) ? FilterPolicy.ATTRIBUTES : FilterPolicy.BODY);
        if (by == FilterPolicy.NONE || channel.types().isEmpty()) {
            return;
        }
        List<String> types = List.copyOf(channel.types());
        if (by == FilterPolicy.BODY) {
            properties
                    .put(
                            "FilterPolicyScope",
                            "MessageBody",
                            "the type of structured events, which need no message attributes")
                    .put("FilterPolicy", Map.of("type", types));
        } else {
            properties
                    .put("FilterPolicyScope", "MessageAttributes", "the type of events in both content modes")
                    .put("FilterPolicy", Map.of("ce-type", types));
        }
    }
}
