package io.eventfunctions.sam.deployment.eventsource;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.contributor.TemplateContributor;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.invocation.StreamLimits;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.queue.PlannedQueue;
import io.eventfunctions.sam.deployment.queue.QueuePlan;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.topic.SubscriptionFilter;
import io.eventfunctions.spi.ChannelSource;

/** The event sources of channels with the connector {@code event-functions-lambda}, which only Lambda serves. */
public final class EventSourceContributor implements TemplateContributor {

    private final DeployedApplication application;
    private final QueuePlan plan;
    private final StreamLimits limits;
    private final EventSourceNames names;
    private final TopicEventSource topics;
    private final StreamEventSource streams;
    private final BucketEventSource buckets;
    private final ExistingBucketEventSource existingBuckets;
    private final BusEventSource buses;

    /**
     * The event sources of an application.
     *
     * @param plan where the queues of failed events are planned
     */
    public EventSourceContributor(
            Template template, DeployedApplication application, TemplateProblems problems, QueuePlan plan) {
        this.application = application;
        this.plan = plan;
        this.limits = new StreamLimits(problems);
        this.names = new EventSourceNames(problems);
        this.topics = new TopicEventSource(template, problems, new SubscriptionFilter(application));
        this.streams = new StreamEventSource(template);
        this.buckets = new BucketEventSource(template, problems);
        RuleEventSource rules = new RuleEventSource(template, problems);
        this.existingBuckets = new ExistingBucketEventSource(problems, rules);
        this.buses = new BusEventSource(rules);
    }

    @Override
    public void check(Channel channel) {
        if (isEventSource(channel.source())) {
            limits.check(channel);
            names.check(channel);
        }
        if (channel.source() instanceof ChannelSource.BucketSource bucket) {
            if (isExisting(bucket)) {
                existingBuckets.check(channel);
            } else {
                buckets.check(channel, bucket);
            }
        }
    }

    @Override
    public void plan() {
        for (Channel channel : application.channels()) {
            if (isEventSource(channel.source())) {
                PlannedQueue failures = plan.failures(channel);
                if (hasRule(channel.source())) {
                    failures.fedByRule(RuleEventSource.rule(application.name(), channel));
                }
            }
        }
    }

    @Override
    public void invoke(LambdaFunction function, Channel channel) {
        ChannelSource source = channel.source();
        if (source instanceof ChannelSource.SubscriptionSource topic) {
            topics.add(function, channel, topic);
        } else if (source instanceof ChannelSource.StreamSource stream) {
            streams.addKinesis(function, channel, stream);
        } else if (source instanceof ChannelSource.TableSource table) {
            streams.addDynamoDb(function, channel, table);
        } else if (source instanceof ChannelSource.BucketSource bucket) {
            if (isExisting(bucket)) {
                existingBuckets.add(function, channel, bucket);
            } else {
                buckets.add(function, channel, bucket);
            }
        } else if (source instanceof ChannelSource.BusSource bus) {
            buses.add(function, channel, bus);
        }
    }

    private static boolean hasRule(ChannelSource source) {
        return source instanceof ChannelSource.BusSource
                || source instanceof ChannelSource.BucketSource bucket && isExisting(bucket);
    }

    private static boolean isExisting(ChannelSource.BucketSource bucket) {
        return bucket.arn().isPresent();
    }

    private static boolean isEventSource(ChannelSource source) {
        return !(source instanceof ChannelSource.QueueSource) && !(source instanceof ChannelSource.TopicSource);
    }
}
