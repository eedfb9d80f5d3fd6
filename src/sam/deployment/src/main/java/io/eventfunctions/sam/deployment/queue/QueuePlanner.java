package io.eventfunctions.sam.deployment.queue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.application.OutgoingRoute;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Plans the queues that channels consume and send to, and where what fails in them goes. */
final class QueuePlanner {

    private final QueuePlan plan;
    private final DeployedApplication application;
    private final TemplateProblems problems;
    private final Map<String, String> consumers = new HashMap<>();

    QueuePlanner(QueuePlan plan, DeployedApplication application, TemplateProblems problems) {
        this.plan = plan;
        this.application = application;
        this.problems = problems;
    }

    void plan() {
        for (Channel channel : application.channels()) {
            channel.sendsTo().forEach(this::sentTo);
            channel.policy().deadLetter().flatMap(this::own).ifPresent(name -> plan.queue(name)
                    .expectDeadLetters());
            if (channel.source() instanceof ChannelSource.QueueSource source) {
                consumed(channel, source);
            }
        }
        application.http().channels().forEach(this::sentTo);
    }

    private void consumed(Channel channel, ChannelSource.QueueSource source) {
        Destination.Queue queue = source.queue();
        String other = consumers.put(queue.url().orElse(queue.name()), channel.name());
        if (other != null) {
            problems.add(MESSAGES.channelsShareQueue(other, channel.name(), queue.name()));
        }
        if (queue.url().isEmpty()) {
            PlannedQueue consumed = plan.queue(queue.name());
            consumed.consumedBy(channel);
            consumed.redriveTo(plan.queue(deadLettersOf(channel, queue.name())));
            source.subscribedTo().ifPresent(topic -> {
                consumed.fedBy(topic);
                PlannedQueue undelivered = plan.queue(plan.undelivered(queue.name(), topic));
                undelivered.expectDeadLetters();
                undelivered.fedBy(topic);
            });
        }
    }

    private void sentTo(String channel) {
        own(channel).ifPresent(plan::queue);
    }

    /** The queue that a channel sends to, if the template makes it. */
    private Optional<String> own(String channel) {
        return Optional.ofNullable(application.routes().get(channel))
                .map(OutgoingRoute::destination)
                .flatMap(to ->
                        to instanceof Destination.Queue queue && queue.url().isEmpty()
                                ? Optional.of(queue.name())
                                : Optional.empty());
    }

    /** SQS moves messages to queues of the same kind only. */
    private String deadLettersOf(Channel channel, String queue) {
        return channel.policy()
                .deadLetter()
                .flatMap(this::own)
                .filter(name -> ResourceNames.isFifo(name) == ResourceNames.isFifo(queue) && !name.equals(queue))
                .orElse(QueueNames.failed(queue));
    }
}
