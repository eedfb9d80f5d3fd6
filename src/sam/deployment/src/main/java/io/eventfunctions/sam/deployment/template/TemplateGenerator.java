package io.eventfunctions.sam.deployment.template;

import java.util.ArrayList;
import java.util.List;

import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.Mistakes;
import io.eventfunctions.sam.deployment.SamConfig;
import io.eventfunctions.sam.deployment.application.Application;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.ChannelSpec;

/** Derives the SAM template of an application from its channels. */
public final class TemplateGenerator {

    private final SamConfig config;
    private final Mistakes mistakes;

    /**
     * A generator.
     *
     * @param config what the channels don't say
     * @param mistakes where to tell what is wrong
     */
    public TemplateGenerator(SamConfig config, Mistakes mistakes) {
        this.config = config;
        this.mistakes = mistakes;
    }

    /** The template; of no use if there are mistakes. */
    public MappingNode template(Application application) {
        new Limits(config, mistakes).check(application);
        Template template = new Template(mistakes);
        Queues queues = new Queues(application, mistakes);
        TopicResources topics = new TopicResources(template, application);
        topics.write();
        QueueResources queueResources = new QueueResources(template);
        Alarms alarms = new Alarms(template);
        for (QueueUse queue : queues.all()) {
            queueResources.write(queue);
            alarms.queue(queue);
        }
        topics.subscriptions(queues);
        FunctionResources functions = new FunctionResources(template, config);
        functions.globals();
        Streams streams = new Streams(template);
        Kafka kafka = new Kafka(template, config, streams);
        Invocations invocations = new Invocations(template, streams, kafka, new Pushes(template, topics));
        List<LambdaFunction> all = new ArrayList<>();
        Ways ways = new Ways(template, application, kafka);
        for (Channel channel : application.channels()) {
            LambdaFunction function = new LambdaFunction(
                    Ids.function(application.name(), channel.name()),
                    Names.allowed(application.name() + "-" + channel.name()));
            function.variable("QUARKUS_EVENT_FUNCTIONS_LAMBDA_CHANNELS", channel.name());
            invocations.of(channel, function);
            ways.open(function, channel.sendsTo());
            functions.write(function, "Delivers the events of channel " + channel.name(), channel.settings());
            alarms.function(function);
            all.add(function);
        }
        HttpEntrance http = new HttpEntrance(template, application, config.http());
        if (http.isOpen()) {
            LambdaFunction function = http.function();
            ways.open(function, application.http().channels());
            ways.letters(function, application.http().letters());
            functions.write(function, "Publishes events over HTTP", ChannelSpec.of(config, ""));
            alarms.function(function);
            all.add(function);
        }
        new Dashboard(template, application.name()).write(queues.all(), all);
        return template.document("Functions of " + application.name());
    }
}
