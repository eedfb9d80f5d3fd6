package io.eventfunctions.spi;

import java.util.Optional;

/** Where an outgoing channel sends to. */
public sealed interface Destination {

    /** The name by which the broker knows it. */
    String name();

    /**
     * A queue: each message is for one of its consumers.
     *
     * @param name its name
     * @param url its URL if the channel says so; it tells queues of one name apart
     */
    record Queue(String name, Optional<String> url) implements Destination {

        /** Whether both are one queue; of a URL and a name, the name decides. */
        public boolean isSame(Queue other) {
            return url.isPresent() && other.url.isPresent() ? url.equals(other.url) : name.equals(other.name);
        }

        @Override
        public String toString() {
            return "queue " + name;
        }
    }

    /**
     * A topic or stream that keeps its messages for every consumer group, such as one of Kafka.
     *
     * @param name its name
     */
    record Topic(String name) implements Destination {
        @Override
        public String toString() {
            return "topic " + name;
        }
    }

    /**
     * A topic that hands each message to its current subscribers and keeps none, such as one of Amazon SNS.
     *
     * @param name its name
     * @param arn its address, such as an ARN, if the channel says so
     */
    record PubSubTopic(String name, Optional<String> arn) implements Destination {
        @Override
        public String toString() {
            return "topic " + name;
        }
    }

    /**
     * An exchange of AMQP 0-9-1.
     *
     * @param name its name; empty for the default exchange, whose routing keys are names of queues
     * @param routingKey the routing key of messages that bring none of their own, if the channel says so
     */
    record Exchange(String name, Optional<String> routingKey) implements Destination {
        @Override
        public String toString() {
            return "exchange " + (name.isEmpty() ? "(default)" : name);
        }
    }
}
