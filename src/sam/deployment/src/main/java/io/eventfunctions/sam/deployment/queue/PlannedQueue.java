package io.eventfunctions.sam.deployment.queue;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.spi.Destination;

/** A queue that a template makes, and what it is for. */
public final class PlannedQueue {

    private final String name;
    private final Map<String, Destination.PubSubTopic> topics = new TreeMap<>();
    private final Set<String> rules = new TreeSet<>();
    private final Set<String> redrivenFrom = new TreeSet<>();
    private @Nullable Channel consumer;
    private @Nullable String redriveTo;
    private boolean deadLetters;

    PlannedQueue(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isFifo() {
        return ResourceNames.isFifo(name);
    }

    /** The channel that consumes it, or {@code null}. */
    @Nullable
    Channel consumer() {
        return consumer;
    }

    void consumedBy(Channel channel) {
        consumer = channel;
    }

    /** The queue that messages go to that were received too often, or {@code null}. */
    @Nullable
    String redriveTo() {
        return redriveTo;
    }

    void redriveTo(PlannedQueue other) {
        redriveTo = other.name;
        other.redrivenFrom.add(name);
        other.deadLetters = true;
    }

    /** The queues whose messages come here when they were received too often. */
    Set<String> redrivenFrom() {
        return redrivenFrom;
    }

    /** Lets a topic send here. */
    void fedBy(Destination.PubSubTopic topic) {
        topics.put(topic.name(), topic);
    }

    /** The topics that send here: what the queue is subscribed to, and what they can't deliver to other queues. */
    Collection<Destination.PubSubTopic> topics() {
        return topics.values();
    }

    /** Lets a rule of EventBridge send here. */
    public void fedByRule(String logicalId) {
        rules.add(logicalId);
    }

    /** The logical ids of the rules that send here what they can't deliver to a function. */
    Set<String> rules() {
        return rules;
    }

    /** Notes that dead letters come here. */
    void expectDeadLetters() {
        deadLetters = true;
    }

    /** Whether dead letters come here. */
    boolean takesDeadLetters() {
        return deadLetters;
    }

    /** Whether dead letters stay here, since no channel consumes the queue. */
    boolean isDeadLetterQueue() {
        return deadLetters && consumer == null;
    }
}
