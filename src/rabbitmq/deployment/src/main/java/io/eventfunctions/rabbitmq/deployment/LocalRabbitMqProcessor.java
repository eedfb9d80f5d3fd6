package io.eventfunctions.rabbitmq.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.deployment.devservice.DevServer;
import io.eventfunctions.deployment.devservice.DevServiceBuildItem;
import io.eventfunctions.deployment.devservice.DevServiceMessages;
import io.eventfunctions.rabbitmq.server.AmqpBroker;

/** Starts the local AMQP broker for dev mode and tests, where the application uses RabbitMQ and names no server. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalRabbitMqProcessor {

    /** Its address is the port only: the host is always the same. */
    private static final DevServer SERVER =
            new DevServer("amqp", "event-functions-amqp-server", LocalRabbitMqProcessor::start);

    @BuildStep
    DevServiceBuildItem startBroker(
            LocalRabbitMqConfig config,
            CurateOutcomeBuildItem application,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        RabbitMqChannels channels = new RabbitMqChannels(ConfigProvider.getConfig());
        if (!config.enabled()
                || channels.serverIsConfigured()
                || channels.withoutServer().isEmpty()) {
            return null;
        }
        String port = SERVER.address(application);
        channels.queuesOfOutgoing()
                .forEach((key, queue) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, queue)));
        return DevServiceBuildItem.broker(
                "rabbitmq",
                RabbitMqChannels.CONNECTOR,
                AmqpBroker.HOST + ":" + port,
                Map.of(
                        "rabbitmq-host", AmqpBroker.HOST,
                        "rabbitmq-port", port,
                        "rabbitmq-username", AmqpBroker.USER,
                        "rabbitmq-password", AmqpBroker.USER));
    }

    private static String start(List<Path> classPath) {
        AmqpBroker broker = new AmqpBroker(classPath);
        broker.start();
        DevServiceMessages.MESSAGES.started(
                "AMQP 0-9-1 broker in place of RabbitMQ", AmqpBroker.HOST + ":" + broker.port());
        return String.valueOf(broker.port());
    }
}
