package io.eventfunctions.sam.deployment.application;

import java.util.List;
import java.util.Optional;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.lambda.LambdaConnector;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Finds out where the events of a channel come from; what has only a name is a topic of SNS. */
final class SourceReader {

    private final ChannelSettings settings;
    private final Connectors connectors;
    private final TemplateProblems problems;

    SourceReader(ChannelSettings settings, Connectors connectors, TemplateProblems problems) {
        this.settings = settings;
        this.connectors = connectors;
        this.problems = problems;
    }

    /** The source; empty if there is a problem, which is added then. */
    Optional<ChannelSource> source(String channel) {
        String name = settings.incomingConnector(channel).orElse(LambdaConnector.NAME);
        Optional<ConnectorDescriptor> connector =
                connectors.find(name).filter(ConnectorDescriptor::isAvailableOnLambda);
        if (connector.isEmpty()) {
            problems.add(MESSAGES.connectorNotOnLambda(
                    name,
                    ChannelSettings.incoming(channel, "connector"),
                    "smallrye-sqs, smallrye-kafka or event-functions-lambda"));
            return Optional.empty();
        }
        try {
            return deployed(channel, connector.get().source(settings.incoming(channel, connector)));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<ChannelSource> deployed(String channel, ChannelSource source) {
        if (source instanceof ChannelSource.PatternSource) {
            problems.add(MESSAGES.topicPattern(channel));
            return Optional.empty();
        }
        if (source instanceof ChannelSource.NamedSource named) {
            return Optional.of(
                    new ChannelSource.SubscriptionSource(new Destination.PubSubTopic(named.name(), Optional.empty())));
        }
        return Optional.of(source);
    }

    static List<String> list(String text) {
        return List.of(text.strip().split("\\s*,\\s*"));
    }
}
