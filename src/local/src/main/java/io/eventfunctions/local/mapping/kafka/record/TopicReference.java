package io.eventfunctions.local.mapping.kafka.record;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.eventfunctions.local.mapping.AwsLimit;

/**
 * A Kafka topic, and the consumer group that a mapping reads it with.
 *
 * @param bootstrapServers host:port, several with commas between them
 * @param name the topic; AWS allows one for each mapping
 * @param consumerGroup {@code ConsumerGroupId}; made up if null
 * @param clusterArn the ARN of an MSK cluster, which events carry as {@code eventSourceArn}; null for a self-managed cluster
 * @param properties further properties of Kafka's clients, such as those for authentication
 */
public record TopicReference(
        String bootstrapServers, String name, String consumerGroup, String clusterArn, Map<String, String> properties) {

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9_-][a-zA-Z0-9._-]{0,248}");
    private static final Pattern GROUP = Pattern.compile("[a-zA-Z0-9/*:_+=.@-]{1,200}");
    private static final Pattern MSK = Pattern.compile("arn:[^:]+:kafka:[^:]+:[^:]*:cluster/.+");

    /** Checks the names. */
    public TopicReference {
        AwsLimit.require(
                TOPIC.matcher(name).matches(),
                "The topic is \"%s\"; AWS allows up to 249 letters, digits, '.', '_' and '-', and no '.' at the start",
                name);
        consumerGroup = consumerGroup == null ? UUID.randomUUID().toString() : consumerGroup;
        AwsLimit.require(
                GROUP.matcher(consumerGroup).matches(),
                "The consumer group is \"%s\"; AWS allows up to 200 letters, digits and /*:_+=.@-",
                consumerGroup);
        AwsLimit.require(
                clusterArn == null || MSK.matcher(clusterArn).matches(),
                "The cluster is \"%s\"; AWS allows arn:aws:kafka:region:account:cluster/name/id",
                clusterArn);
        properties = Map.copyOf(properties);
    }

    /** A topic of a self-managed cluster; events say {@code SelfManagedKafka}. */
    public static TopicReference selfManaged(String bootstrapServers, String topic, String consumerGroup) {
        return new TopicReference(bootstrapServers, topic, consumerGroup, null, Map.of());
    }

    /** A topic of a cluster that passes for the MSK cluster with that ARN; events say {@code aws:kafka}. */
    public static TopicReference msk(String clusterArn, String bootstrapServers, String topic, String consumerGroup) {
        return new TopicReference(bootstrapServers, topic, consumerGroup, clusterArn, Map.of());
    }
}
