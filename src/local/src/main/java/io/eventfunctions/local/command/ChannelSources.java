package io.eventfunctions.local.command;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.aws.server.SqsClientSettings;
import io.eventfunctions.channel.ChannelsWithoutBroker;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;
import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.channel.ChannelMappings;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ConnectorDescriptor;

/** Brings the channels of a packaged application, the options of the command line and the brokers together. */
final class ChannelSources {

    private static final String SQS = "smallrye-sqs";
    private static final String SNS = "smallrye-sns";
    private static final String KAFKA = "smallrye-kafka";
    private static final Map<String, Set<String>> OWN_BROKER =
            Map.of(SQS, Set.of("endpoint-override", "queue.url"), KAFKA, Set.of("bootstrap.servers"));
    private static final String ANY_EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shell\",\"type\":\"TYPE\",\"data\":{}}";

    private final PackagedApplication application;
    private final FunctionOptions options;
    private final LocalBrokers brokers;

    ChannelSources(PackagedApplication application, FunctionOptions options, LocalBrokers brokers) {
        this.application = application;
        this.options = options;
        this.brokers = brokers;
    }

    /** Starts the brokers that aren't there, with the queues and topics of the channels; dead letters included. */
    void startBrokers() {
        Map<String, String> given = options.environment();
        SourceOptions sources = options.sources();
        sources.sqs()
                .map(URI::toString)
                .or(() -> Optional.ofNullable(given.get("QUARKUS_SQS_ENDPOINT_OVERRIDE")))
                .ifPresent(brokers::useSqs);
        sources.kafka()
                .or(() -> Optional.ofNullable(given.get("KAFKA_BOOTSTRAP_SERVERS")))
                .ifPresent(brokers::useKafka);
        Config config = application.configuration(given);
        Set<String> queues = new TreeSet<>(sources.queues());
        queues.addAll(withoutBroker(config, SQS));
        if (!queues.isEmpty() || sendsToTopics(config)) {
            brokers.needSqs(queues);
        }
        Set<String> topics = new TreeSet<>(sources.topics());
        topics.addAll(withoutBroker(config, KAFKA));
        if (!topics.isEmpty()) {
            brokers.needKafka(topics);
        }
    }

    private static Set<String> withoutBroker(Config config, String connector) {
        return Connectors.onClassPath()
                .find(connector)
                .map(known -> new ChannelsWithoutBroker(
                                config, known, OWN_BROKER.get(connector).toArray(String[]::new))
                        .names())
                .orElseThrow(() -> new IllegalStateException(connector + " is not on the class path"));
    }

    /** Whether there is a channel on SNS that doesn't say where its topic is. */
    private static boolean sendsToTopics(Config config) {
        return new ConnectorChannels(config, SNS)
                .without("endpoint-override", "topic.arn").stream().anyMatch(ConfiguredChannel::isOutgoing);
    }

    /** The environment variables that lead the function to the brokers; what the user gives wins. */
    Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>();
        if (brokers.kafka() != null) {
            settings.putAll(KafkaBroker.clientSettings(brokers.kafka()));
        }
        if (brokers.sqs() != null
                && !QueueReference.local("any", URI.create(brokers.sqs())).onAws()) {
            settings.putAll(SqsClientSettings.of(brokers.sqs()));
        }
        if (brokers.sqsIsNew()) {
            settings.putAll(SqsClientSettings.topicsWithoutSns());
        }
        if (!options.sources().reportBatchItemFailures()) {
            settings.put("quarkus.event-functions.lambda.report-batch-item-failures", "false");
        }
        Map<String, String> environment = new TreeMap<>();
        settings.forEach((key, value) -> environment.put(variable(key), value));
        environment.putAll(options.environment());
        return environment;
    }

    private static String variable(String key) {
        return key.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Mappings of the sources that were named; without any, of the channels that name no broker of their own. */
    List<EventSourceMapping> mappings() {
        if (options.sources().areNamed()) {
            return options.sources().mappings(brokers);
        }
        Map<String, List<EventSourceMapping>> mappings =
                new ChannelMappings(application.configuration(environment()), Map.of()).byChannel();
        mappings.keySet().removeAll(channelsElsewhere());
        if (mappings.isEmpty()) {
            throw LocalMessages.MESSAGES.noChannel(
                    options.artifact(), PackagedApplication.profile(options.environment()));
        }
        return mappings.values().stream()
                .flatMap(List::stream)
                .map(options.sources()::tuned)
                .toList();
    }

    /** Incoming channels with brokers of their own, which may be those of production: nothing is taken from them unasked. */
    Set<String> channelsElsewhere() {
        Set<String> elsewhere = new TreeSet<>();
        OWN_BROKER.forEach((connector, attributes) -> {
            ConnectorChannels channels = channels(connector);
            channels.without().stream()
                    .filter(channel -> !channel.isOutgoing())
                    .filter(channel -> attributes.stream()
                            .anyMatch(attribute -> channel.value(attribute) != null || channels.allHave(attribute)))
                    .map(ConfiguredChannel::name)
                    .forEach(elsewhere::add);
        });
        return elsewhere;
    }

    private ConnectorChannels channels(String connector) {
        return new ConnectorChannels(application.configuration(options.environment()), connector);
    }

    /** An event for the source of a mapping; one to be filled in if the application knows none. */
    String sample(EventSourceMapping mapping) {
        boolean queue = mapping instanceof SqsMapping;
        ConnectorDescriptor connector =
                Connectors.onClassPath().find(queue ? SQS : KAFKA).orElseThrow();
        return channels(connector.connector()).without().stream()
                .filter(channel -> !channel.isOutgoing())
                .filter(channel -> connector
                        .source(new ChannelAttributes(
                                channel.name(), attribute -> Optional.ofNullable(channel.value(attribute))))
                        .names()
                        .contains(mapping.source()))
                .flatMap(channel -> application.sample(channel.name()).stream())
                .findFirst()
                .orElse(ANY_EVENT);
    }
}
