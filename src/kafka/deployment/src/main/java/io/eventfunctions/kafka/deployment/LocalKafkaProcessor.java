package io.eventfunctions.kafka.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.channel.ChannelsWithoutBroker;
import io.eventfunctions.configuration.ConnectorChannels;
import io.eventfunctions.deployment.devservice.DevServer;
import io.eventfunctions.deployment.devservice.DevServiceBuildItem;
import io.eventfunctions.deployment.devservice.DevServiceMessages;
import io.eventfunctions.kafka.KafkaConnectorDescriptor;
import io.eventfunctions.kafka.server.KafkaBroker;
import io.eventfunctions.kafka.server.KafkaTopics;
import io.eventfunctions.spi.ConnectorDescriptor;

/** Starts the local Kafka broker for dev mode and tests, where the application uses Kafka and names no broker. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalKafkaProcessor {

    private static final DevServer SERVER =
            new DevServer("kafka", "event-functions-kafka-server", LocalKafkaProcessor::start);

    private static final ConnectorDescriptor CONNECTOR = new KafkaConnectorDescriptor();
    private static final String SERVERS = "bootstrap.servers";

    @BuildStep
    DevServiceBuildItem startKafka(LocalKafkaConfig config, CurateOutcomeBuildItem application) {
        Config configuration = ConfigProvider.getConfig();
        Set<String> topics = new ChannelsWithoutBroker(configuration, CONNECTOR, SERVERS).names();
        if (!config.enabled() || isBrokerConfigured(configuration) || topics.isEmpty()) {
            return null;
        }
        String servers = SERVER.address(application);
        new KafkaTopics(servers).create(topics, config.partitions());
        return DevServiceBuildItem.broker("kafka", CONNECTOR.connector(), servers, KafkaBroker.clientSettings(servers));
    }

    private static boolean isBrokerConfigured(Config configuration) {
        ConnectorChannels channels = new ConnectorChannels(configuration, CONNECTOR.connector());
        return channels.isSet("kafka." + SERVERS) || channels.allHave(SERVERS);
    }

    private static String start(List<Path> classPath) {
        KafkaBroker broker = KafkaBroker.temporary(classPath);
        broker.start();
        DevServiceMessages.MESSAGES.started("Kafka broker", broker.bootstrapServers());
        return broker.bootstrapServers();
    }
}
