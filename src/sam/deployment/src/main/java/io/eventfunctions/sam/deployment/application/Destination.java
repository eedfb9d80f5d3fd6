package io.eventfunctions.sam.deployment.application;

import java.util.Optional;

/** Where a channel leads to. */
public sealed interface Destination {

    /**
     * A queue.
     *
     * @param name its name, without the environment's
     * @param url its URL if it is there already
     */
    record Queue(String name, Optional<String> url) implements Destination {}

    /**
     * A topic of SNS.
     *
     * @param name its name, without the environment's
     * @param arn its ARN if it is there already
     */
    record Topic(String name, Optional<String> arn) implements Destination {}

    /** A topic of Kafka. */
    record Kafka(String topic) implements Destination {}

    /** Whether the names of queues and topics say that they keep order. */
    static boolean isFifo(String name) {
        return name.endsWith(".fifo");
    }
}
