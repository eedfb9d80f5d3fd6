package io.eventfunctions.sam.deployment.queue;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.spi.Destination;

/** The queues that a template makes: those that channels consume, those that they send to, and those of what has failed. */
public final class QueuePlan {

    private final Map<String, PlannedQueue> byName = new TreeMap<>();

    /** The queue of a name, planned with the first call. */
    PlannedQueue queue(String name) {
        return byName.computeIfAbsent(name, PlannedQueue::new);
    }

    /** The queue of what Lambda gives up of a channel that consumes no queue, planned with the first call. */
    public PlannedQueue failures(Channel channel) {
        PlannedQueue failed = queue(QueueNames.failedRecords(channel.name()));
        failed.expectDeadLetters();
        return failed;
    }

    /** All of them, by name. */
    Collection<PlannedQueue> all() {
        return byName.values();
    }

    /**
     * The name of the queue of what a topic can't deliver to a queue. SNS wants one of the topic's own kind.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html">Dead-letter queues of subscriptions</a>
     */
    String undelivered(String queue, Destination.PubSubTopic topic) {
        String deadLetters = byName.get(queue).redriveTo();
        boolean fifo = ResourceNames.isFifo(topic.name());
        return fifo == ResourceNames.isFifo(deadLetters) ? deadLetters : QueueNames.undelivered(queue);
    }
}
