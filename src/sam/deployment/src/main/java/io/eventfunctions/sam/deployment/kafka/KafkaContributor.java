package io.eventfunctions.sam.deployment.kafka;

import java.time.Duration;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.application.OutgoingRoute;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.config.SamConfig.KafkaType;
import io.eventfunctions.sam.deployment.contributor.TemplateContributor;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.invocation.StreamLimits;
import io.eventfunctions.sam.deployment.problem.RangeCheck;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.queue.QueuePlan;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

/** The topics of Kafka that channels consume and send to. The topics themselves belong to the cluster, not to the template. */
public final class KafkaContributor implements TemplateContributor {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(14);

    private final DeployedApplication application;
    private final QueuePlan plan;
    private final TemplateProblems problems;
    private final RangeCheck range;
    private final StreamLimits limits;
    private final KafkaEventSource eventSource;
    private final KafkaProducer producer;

    /**
     * The topics of an application.
     *
     * @param type where Kafka is
     * @param plan where the queues of failed events are planned
     */
    public KafkaContributor(
            Template template,
            DeployedApplication application,
            TemplateProblems problems,
            QueuePlan plan,
            KafkaType type) {
        this.application = application;
        this.plan = plan;
        this.problems = problems;
        this.range = new RangeCheck(problems);
        this.limits = new StreamLimits(problems);
        this.eventSource = new KafkaEventSource(template, type);
        this.producer = new KafkaProducer(template, type);
    }

    @Override
    public void check(Channel channel) {
        if (channel.source() instanceof ChannelSource.TopicSource topics) {
            limits.check(channel);
            KafkaNames.check(channel, application.name(), topics, problems);
            range.duration(
                    ChannelSpec.key(channel.name()) + "timeout",
                    channel.settings().timeout(),
                    Duration.ofSeconds(1),
                    LONGEST_TIMEOUT,
                    "Lambda for Kafka");
        }
    }

    @Override
    public void plan() {
        application.channels().stream()
                .filter(channel -> channel.source() instanceof ChannelSource.TopicSource)
                .forEach(plan::failures);
    }

    @Override
    public void invoke(LambdaFunction function, Channel channel) {
        if (channel.source() instanceof ChannelSource.TopicSource topics) {
            eventSource.add(function, channel, topics);
        }
    }

    @Override
    public void send(LambdaFunction function, OutgoingRoute route) {
        if (route.destination() instanceof Destination.Topic topic) {
            producer.addTo(function, topic.name());
        }
    }
}
