package io.eventfunctions.sam.deployment.application;

import java.util.List;
import java.util.Optional;

/** Where the events of a channel come from. */
public sealed interface Source {

    /**
     * A queue.
     *
     * @param name its name, without the environment's
     * @param url its URL if it is there already
     * @param topic the topic that it is subscribed to, if it is to one
     */
    record Queue(String name, Optional<String> url, Optional<Destination.Topic> topic) implements Source {}

    /** A topic of SNS that invokes the function without a queue between. */
    record Topic(Destination.Topic topic) implements Source {}

    /**
     * Topics of Kafka.
     *
     * @param topics their names
     * @param group the consumer group
     */
    record Kafka(List<String> topics, String group) implements Source {}

    /** A stream of Amazon Kinesis. */
    record Kinesis(String stream) implements Source {}

    /** The stream of a table of Amazon DynamoDB. */
    record DynamoDb(String table) implements Source {}

    /** A bucket of Amazon S3. */
    record S3(String bucket) implements Source {}

    /**
     * A bus of Amazon EventBridge.
     *
     * @param bus its name, {@code default} included
     * @param sources the sources of the events that the channel takes; empty for all
     */
    record Bus(String bus, List<String> sources) implements Source {}
}
