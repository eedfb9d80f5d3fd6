package io.eventfunctions.sam.deployment.queue;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.application.OutgoingRoute;
import io.eventfunctions.sam.deployment.contributor.TemplateContributor;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.iam.Encryption;
import io.eventfunctions.sam.deployment.monitoring.Dashboard;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.topic.SubscriptionFilter;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.Destination;

/** The queues of SQS that channels consume and send to, their subscriptions to topics, and the queues of failed events. */
public final class SqsContributor implements TemplateContributor {

    private final Template template;
    private final DeployedApplication application;
    private final TemplateProblems problems;
    private final QueuePlan plan;
    private final Dashboard dashboard;
    private final QueueLimits limits;
    private final QueueEventSource eventSource;
    private final Encryption encryption;

    /**
     * The queues of an application.
     *
     * @param plan the queues that are planned by all contributors
     */
    public SqsContributor(
            Template template,
            DeployedApplication application,
            TemplateProblems problems,
            QueuePlan plan,
            Dashboard dashboard) {
        this.template = template;
        this.application = application;
        this.problems = problems;
        this.plan = plan;
        this.dashboard = dashboard;
        this.limits = new QueueLimits(application, problems);
        this.eventSource = new QueueEventSource(template);
        this.encryption = new Encryption(template);
    }

    @Override
    public void check(Channel channel) {
        if (channel.source() instanceof ChannelSource.QueueSource source) {
            limits.check(channel, source);
        }
    }

    @Override
    public void check(OutgoingRoute route) {
        if (route.destination() instanceof Destination.Queue queue
                && queue.url().isEmpty()) {
            limits.check(route.channel(), queue);
        }
    }

    @Override
    public void plan() {
        new QueuePlanner(plan, application, problems).plan();
    }

    @Override
    public void addResources() {
        QueueResources resources = new QueueResources(template);
        for (PlannedQueue queue : plan.all()) {
            resources.write(queue);
            QueueMonitoring.addAlarms(queue, template);
        }
        QueueMonitoring.addGraphs(plan.all(), dashboard);
        Subscriptions subscriptions = new Subscriptions(template, plan, new SubscriptionFilter(application));
        for (Channel channel : application.channels()) {
            if (channel.source() instanceof ChannelSource.QueueSource source) {
                subscriptions.add(channel, source);
            }
        }
    }

    @Override
    public void invoke(LambdaFunction function, Channel channel) {
        if (channel.source() instanceof ChannelSource.QueueSource source) {
            eventSource.add(function, channel, source.queue());
        }
    }

    @Override
    public void send(LambdaFunction function, OutgoingRoute route) {
        if (route.destination() instanceof Destination.Queue queue) {
            allow(function, route, queue, "SendTo", "sqs:SendMessage");
        }
    }

    @Override
    public void readDeadLetters(LambdaFunction function, OutgoingRoute route) {
        if (route.destination() instanceof Destination.Queue queue) {
            allow(
                    function,
                    route,
                    queue,
                    "ReadLettersOf",
                    "sqs:GetQueueUrl",
                    "sqs:ReceiveMessage",
                    "sqs:ChangeMessageVisibility",
                    "sqs:DeleteMessage");
        }
    }

    private void allow(
            LambdaFunction function, OutgoingRoute route, Destination.Queue queue, String sid, String... actions) {
        String id = QueueNames.id(queue.name());
        if (queue.url().isEmpty()) {
            function.setting(route.key("queue.url"), "${" + id + "}");
        }
        function.role().allow(sid + id, QueueNames.arn(queue), actions);
        encryption.allow(function.role());
    }
}
