package io.eventfunctions.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an incoming channel consumes. It is the one answer for all that need it: loop checks, publishing to what a channel consumes,
 * routing on AWS Lambda, the SAM template, dev services and messages.
 */
public sealed interface ChannelSource {

    /** Whether a message that is sent there reaches the channel, provided that both are on one broker. */
    default boolean consumes(Destination destination) {
        return false;
    }

    /** Whether a message that reaches one of the two channels does not reach the other, provided that both are on one broker. */
    default boolean competesWith(ChannelSource other) {
        return false;
    }

    /** Where an event is sent so that the channel consumes it; empty if there is no such place, or not a single one. */
    default Optional<Destination> destination() {
        return Optional.empty();
    }

    /** The names of the queues or topics, as far as they are known before a message arrives. */
    default Set<String> names() {
        return Set.of();
    }

    /**
     * A queue.
     *
     * @param queue the queue
     * @param subscribedTo the topic that feeds the queue, if the channel says so
     */
    record QueueSource(Destination.Queue queue, Optional<Destination.PubSubTopic> subscribedTo)
            implements ChannelSource {

        @Override
        public boolean consumes(Destination destination) {
            return destination instanceof Destination.Queue other && queue.isSame(other);
        }

        @Override
        public boolean competesWith(ChannelSource other) {
            return other instanceof QueueSource source && queue.isSame(source.queue);
        }

        @Override
        public Optional<Destination> destination() {
            return Optional.of(queue);
        }

        @Override
        public Set<String> names() {
            return Set.of(queue.name());
        }

        @Override
        public String toString() {
            return queue.toString();
        }
    }

    /**
     * A queue of AMQP 0-9-1 that is bound to an exchange.
     *
     * @param queue the queue's name
     * @param exchange the exchange to which it is bound
     * @param bindings with what it is bound
     */
    record BoundQueueSource(String queue, Destination.Exchange exchange, QueueBindings bindings)
            implements ChannelSource {

        /** What goes to the queue by its name, and what goes to the exchange with a routing key that the queue is bound with. */
        @Override
        public boolean consumes(Destination destination) {
            if (!(destination instanceof Destination.Exchange other)) {
                return false;
            }
            String routingKey = other.routingKey().orElse("");
            return other.name().isEmpty()
                    ? routingKey.equals(queue)
                    : other.name().equals(exchange.name()) && bindings.match(routingKey);
        }

        @Override
        public boolean competesWith(ChannelSource other) {
            return other instanceof BoundQueueSource source && queue.equals(source.queue);
        }

        @Override
        public Optional<Destination> destination() {
            return Optional.of(exchange);
        }

        @Override
        public Set<String> names() {
            return Set.of(queue);
        }

        @Override
        public String toString() {
            return "queue " + queue;
        }
    }

    /**
     * Topics or streams that keep their messages, such as those of Kafka and Redis.
     *
     * @param names their names in the order of the configuration, at least one
     * @param group the consumer group, if the channel names one
     */
    record TopicSource(Set<String> names, Optional<String> group) implements ChannelSource {

        @Override
        public boolean consumes(Destination destination) {
            return destination instanceof Destination.Topic topic && names.contains(topic.name());
        }

        /** Channels that name no group are in that of the application. */
        @Override
        public boolean competesWith(ChannelSource other) {
            return other instanceof TopicSource source
                    && group.equals(source.group)
                    && names.stream().anyMatch(source.names::contains);
        }

        @Override
        public Optional<Destination> destination() {
            return names.size() == 1
                    ? Optional.of(new Destination.Topic(names.iterator().next()))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return (names.size() == 1 ? "topic " : "topics ") + String.join(", ", names);
        }
    }

    /**
     * All topics whose names match a pattern.
     *
     * @param pattern what a whole name must match
     * @param group the consumer group, if the channel names one
     */
    record PatternSource(Pattern pattern, Optional<String> group) implements ChannelSource {

        @Override
        public boolean consumes(Destination destination) {
            return destination instanceof Destination.Topic topic
                    && pattern.matcher(topic.name()).matches();
        }

        @Override
        public String toString() {
            return "topics that match " + pattern;
        }
    }

    /**
     * A topic that calls its subscribers, without a queue between.
     *
     * @param topic the topic
     */
    record SubscriptionSource(Destination.PubSubTopic topic) implements ChannelSource {
        @Override
        public String toString() {
            return topic.toString();
        }
    }

    /**
     * A stream of Amazon Kinesis; streams of other brokers are a {@link TopicSource}.
     *
     * @param name its name
     * @param arn its ARN, if the channel says that it exists already
     */
    record StreamSource(String name, Optional<String> arn) implements ChannelSource {
        @Override
        public String toString() {
            return "stream " + name;
        }
    }

    /**
     * The stream of changes of a table of Amazon DynamoDB.
     *
     * @param name the table's name
     * @param streamArn the ARN of the stream, if the channel says so
     */
    record TableSource(String name, Optional<String> streamArn) implements ChannelSource {
        @Override
        public String toString() {
            return "table " + name;
        }
    }

    /**
     * A bucket of Amazon S3.
     *
     * @param name its name
     * @param arn its ARN, if the channel says that it exists already
     */
    record BucketSource(String name, Optional<String> arn) implements ChannelSource {
        @Override
        public String toString() {
            return "bucket " + name;
        }
    }

    /**
     * A bus of Amazon EventBridge.
     *
     * @param name its name, {@code default} included
     * @param arn its ARN, if the channel says so
     * @param eventSources the sources of the events that the channel takes; empty for all
     */
    record BusSource(String name, Optional<String> arn, List<String> eventSources) implements ChannelSource {
        @Override
        public String toString() {
            return "bus " + name;
        }
    }

    /**
     * An event source of AWS Lambda of which the channel says no more than a name: a topic, stream, table or bucket.
     *
     * @param name its name
     */
    record NamedSource(String name) implements ChannelSource {
        @Override
        public String toString() {
            return "event source " + name;
        }
    }
}
