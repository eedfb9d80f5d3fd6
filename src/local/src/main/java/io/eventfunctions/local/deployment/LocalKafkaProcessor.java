package io.eventfunctions.local.deployment;

import java.util.Map;
import java.util.Set;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.runtime.LaunchMode;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.eventfunctions.local.channel.ClientSettings;
import io.eventfunctions.local.channel.KafkaChannels;
import io.eventfunctions.local.kafka.KafkaBroker;
import io.eventfunctions.local.kafka.KafkaTopics;

/** Starts the local Kafka broker for dev mode and tests, where the application uses Kafka and names no broker. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalKafkaProcessor {

    private static final Logger LOG = Logger.getLogger(LocalKafkaProcessor.class);

    @BuildStep
    void startKafka(
            LocalKafkaConfig config,
            LaunchModeBuildItem launchMode,
            CurateOutcomeBuildItem application,
            BuildProducer<LocalBrokerBuildItem> brokers,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults,
            BuildProducer<DevServicesResultBuildItem> devServices) {
        KafkaChannels channels = new KafkaChannels(ConfigProvider.getConfig());
        Set<String> topics = channels.topicsWithoutBroker();
        if (!config.enabled() || channels.brokerIsConfigured() || topics.isEmpty()) {
            return;
        }
        ModuleClassPath classPath = new ModuleClassPath(application.getApplicationModel());
        String servers = OncePerProcess.address("kafka", () -> start(classPath));
        new KafkaTopics(servers).create(topics, config.partitions());
        brokers.produce(new LocalBrokerBuildItem("smallrye-kafka", servers));
        Map<String, String> client = ClientSettings.kafka(servers);
        if (launchMode.getLaunchMode() == LaunchMode.DEVELOPMENT) {
            // A dev service's result makes Quarkus look for Docker in dev mode and complain if there is none.
            client.forEach((key, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, value)));
        } else {
            devServices.produce(DevServicesResultBuildItem.discovered()
                    .feature("event-functions-local-kafka")
                    .config(client)
                    .build());
        }
    }

    private static String start(ModuleClassPath classPath) {
        KafkaBroker broker = KafkaBroker.temporary(classPath.paths());
        broker.start();
        LOG.infof("EVF0501 A local Kafka broker listens on %s", broker.bootstrapServers());
        return broker.bootstrapServers();
    }
}
