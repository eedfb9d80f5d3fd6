package io.eventfunctions.aws.binding;

import java.util.Optional;

import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.Destination;

/** The attributes by which a channel names a topic of SNS, whichever its connector is. */
public final class TopicAttributes {

    private static final String TOPIC = "topic";
    private static final String TOPIC_ARN = "topic.arn";

    private TopicAttributes() {}

    /** The topic, whose ARN has precedence over its name; empty if the channel names none. */
    public static Optional<Destination.PubSubTopic> topic(ChannelAttributes attributes) {
        Optional<String> arn = attributes.find(TOPIC_ARN);
        return arn.map(text -> text.substring(text.lastIndexOf(':') + 1))
                .or(() -> attributes.find(TOPIC))
                .map(name -> new Destination.PubSubTopic(name, arn));
    }
}
