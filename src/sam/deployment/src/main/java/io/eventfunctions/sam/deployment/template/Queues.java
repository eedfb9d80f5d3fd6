package io.eventfunctions.sam.deployment.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.eventfunctions.sam.deployment.Mistakes;
import io.eventfunctions.sam.deployment.application.Application;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.Destination;
import io.eventfunctions.sam.deployment.application.Source;
import io.eventfunctions.sam.deployment.application.Way;

/** The queues that the template makes: those that channels consume, those that they send to, and those of what has failed. */
final class Queues {

    private final Map<String, QueueUse> byName = new TreeMap<>();
    private final Map<String, String> consumers = new HashMap<>();
    private final Application application;
    private final Mistakes mistakes;

    Queues(Application application, Mistakes mistakes) {
        this.application = application;
        this.mistakes = mistakes;
        application.channels().forEach(this::consumed);
        application.channels().forEach(this::destinations);
        application.http().channels().forEach(this::sentTo);
        application.channels().forEach(this::redriven);
    }

    Collection<QueueUse> all() {
        return byName.values();
    }

    /**
     * The queue of what a topic can't deliver to a queue; SNS wants one of the topic's own kind.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html">Dead-letter queues of subscriptions</a>
     */
    String undelivered(Source.Queue queue) {
        String letters = byName.get(queue.name()).redriveTo();
        boolean fifo = Destination.isFifo(queue.topic().orElseThrow().name());
        return fifo == Destination.isFifo(letters) ? letters : undelivered(queue.name());
    }

    /** The queue of what a FIFO topic can't deliver to a standard queue. */
    static String undelivered(String queue) {
        return queue + "-undelivered.fifo";
    }

    private void consumed(Channel channel) {
        if (channel.source() instanceof Source.Queue queue) {
            String other = consumers.put(queue.url().orElse(queue.name()), channel.name());
            if (other != null) {
                mistakes.add(
                        "EVF0974 Channels %s and %s both consume the queue %s, whose messages are for one of them only: let their functions share a channel, or give one another mp.messaging.incoming.%s.queue",
                        other, channel.name(), queue.name(), channel.name());
            }
            if (queue.url().isEmpty()) {
                use(queue.name()).consumedBy(channel);
            }
        }
    }

    private void destinations(Channel channel) {
        channel.sendsTo().forEach(this::sentTo);
        channel.policy().deadLetter().flatMap(this::own).ifPresent(name -> use(name)
                .expectLetters());
    }

    private void sentTo(String channel) {
        own(channel).ifPresent(this::use);
    }

    /** The queue that a channel sends to, if the template makes it. */
    private Optional<String> own(String channel) {
        return Optional.ofNullable(application.ways().get(channel))
                .map(Way::destination)
                .flatMap(to ->
                        to instanceof Destination.Queue queue && queue.url().isEmpty()
                                ? Optional.of(queue.name())
                                : Optional.empty());
    }

    private void redriven(Channel channel) {
        if (channel.source() instanceof Source.Queue queue && queue.url().isEmpty()) {
            QueueUse consumed = use(queue.name());
            QueueUse letters = use(lettersOf(channel, queue.name()));
            consumed.redriveTo(letters);
            queue.topic().ifPresent(topic -> {
                consumed.fedBy(topic);
                QueueUse undelivered = use(undelivered(queue));
                undelivered.expectLetters();
                undelivered.fedBy(topic);
            });
        } else if (!(channel.source() instanceof Source.Queue)) {
            QueueUse failed = use(failed(channel.name()));
            failed.expectLetters();
            if (channel.source() instanceof Source.Bus) {
                failed.fedByRule(Ids.rule(application.name(), channel.name()));
            }
        }
    }

    /** SQS moves messages to queues of the same kind only. */
    private String lettersOf(Channel channel, String queue) {
        return channel.policy()
                .deadLetter()
                .flatMap(this::own)
                .filter(name -> Destination.isFifo(name) == Destination.isFifo(queue) && !name.equals(queue))
                .orElse(failed(queue));
    }

    /** The queue of what Lambda gives up. */
    static String failed(String name) {
        String end = Destination.isFifo(name) ? ".fifo" : "";
        return name.substring(0, name.length() - end.length()) + "-failed" + end;
    }

    private QueueUse use(String name) {
        return byName.computeIfAbsent(name, QueueUse::new);
    }
}
