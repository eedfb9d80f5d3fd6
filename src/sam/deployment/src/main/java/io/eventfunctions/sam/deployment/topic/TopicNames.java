package io.eventfunctions.sam.deployment.topic;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;
import io.eventfunctions.spi.Destination;

/** What a topic is called in a template. */
public final class TopicNames {

    private static final int LONGEST = 256;

    private TopicNames() {}

    /** The logical id of a topic. */
    public static String id(String topic) {
        return LogicalIds.of(topic) + "Topic";
    }

    /** The ARN of a topic, of the template or of one that exists already. */
    public static Node arn(Destination.PubSubTopic topic) {
        return topic.arn().map(YamlNodes::of).orElseGet(() -> Intrinsics.ref(id(topic.name())));
    }

    /**
     * Reports a name that a topic can't have.
     *
     * @param key the key that gives it the name
     */
    public static void check(String topic, String key, TemplateProblems problems) {
        new ResourceNames(problems).check("topic", topic, key, LONGEST);
    }
}
