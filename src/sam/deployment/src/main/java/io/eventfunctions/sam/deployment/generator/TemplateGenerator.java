package io.eventfunctions.sam.deployment.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.application.OutgoingRoute;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.contributor.TemplateContributor;
import io.eventfunctions.sam.deployment.eventsource.EventSourceContributor;
import io.eventfunctions.sam.deployment.function.FunctionLimits;
import io.eventfunctions.sam.deployment.function.FunctionMonitoring;
import io.eventfunctions.sam.deployment.function.FunctionResources;
import io.eventfunctions.sam.deployment.function.HttpFunction;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.kafka.KafkaContributor;
import io.eventfunctions.sam.deployment.monitoring.Dashboard;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.queue.QueuePlan;
import io.eventfunctions.sam.deployment.queue.SqsContributor;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.topic.SnsContributor;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * Derives the SAM template of an application from its channels. What connectors have in it is theirs to contribute; functions, and the order
 * of everything, are decided here.
 */
public final class TemplateGenerator {

    private final SamConfig config;
    private final TemplateProblems problems;
    private final DeployedApplication application;
    private final Template template;
    private final Dashboard dashboard;
    private final FunctionResources functions;
    private final HttpFunction http;
    private final List<TemplateContributor> contributors;

    /**
     * A generator for one application.
     *
     * @param config what the channels don't say
     * @param problems where problems are added
     */
    public TemplateGenerator(SamConfig config, DeployedApplication application, TemplateProblems problems) {
        this.config = config;
        this.application = application;
        this.problems = problems;
        this.template = new Template(problems);
        this.dashboard = new Dashboard(application.name());
        this.functions = new FunctionResources(template, application.name(), config);
        this.http = new HttpFunction(template, application, config.http());
        QueuePlan queues = new QueuePlan();
        this.contributors = List.of(
                new SnsContributor(template, application, problems),
                new SqsContributor(template, application, problems, queues, dashboard),
                new KafkaContributor(
                        template, application, problems, queues, config.kafka().type()),
                new EventSourceContributor(template, application, problems, queues));
    }

    /** The template; not to be used if there are problems. */
    public MappingNode generate() {
        check();
        contributors.forEach(TemplateContributor::plan);
        contributors.forEach(TemplateContributor::addResources);
        functions.globals();
        List<LambdaFunction> all = new ArrayList<>();
        application.channels().forEach(channel -> all.add(functionOf(channel)));
        if (http.isOpen()) {
            all.add(httpFunction());
        }
        functions.shared(all);
        FunctionMonitoring.addGraphs(dashboard, all);
        dashboard.addTo(template);
        return template.document("Functions of " + application.name());
    }

    private void check() {
        FunctionLimits limits = new FunctionLimits(config, problems);
        limits.checkDefaults();
        for (Channel channel : application.channels()) {
            limits.check(channel, application.name());
            contributors.forEach(contributor -> contributor.check(channel));
            for (String name : channel.settings().sendsTo()) {
                if (!application.routes().containsKey(name)) {
                    problems.add(MESSAGES.invalidValue(
                            name,
                            ChannelSpec.key(channel.name()) + "sends-to",
                            "a channel to send to, one of "
                                    + application.routes().keySet()));
                }
            }
        }
        application.routes().values().forEach(route -> contributors.forEach(contributor -> contributor.check(route)));
        if (application.http().isOpen()) {
            limits.checkName(http.name(), "http");
        }
    }

    private LambdaFunction functionOf(Channel channel) {
        LambdaFunction function = LambdaFunction.of(application.name(), channel);
        function.variable("QUARKUS_EVENT_FUNCTIONS_LAMBDA_CHANNELS", channel.name());
        contributors.forEach(contributor -> contributor.invoke(function, channel));
        send(function, channel.sendsTo());
        functions.write(function, "Delivers the events of channel " + channel.name(), channel.settings());
        return function;
    }

    private LambdaFunction httpFunction() {
        LambdaFunction function = http.function();
        send(function, application.http().channels());
        routes(
                application.http().letters(),
                route -> contributors.forEach(contributor -> contributor.readDeadLetters(function, route)));
        functions.write(function, "Publishes events over HTTP", ChannelSpec.of(config, ""));
        return function;
    }

    private void send(LambdaFunction function, Collection<String> channels) {
        routes(channels, route -> contributors.forEach(contributor -> contributor.send(function, route)));
    }

    private void routes(Collection<String> channels, Consumer<OutgoingRoute> step) {
        channels.stream()
                .map(application.routes()::get)
                .filter(Objects::nonNull)
                .forEach(step);
    }
}
