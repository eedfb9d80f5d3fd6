package io.eventfunctions.local.deployment;

import java.util.Map;

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

import io.eventfunctions.local.amqp.AmqpBroker;
import io.eventfunctions.local.channel.RabbitMqChannels;

/** Starts the local AMQP broker for dev mode and tests, where the application uses RabbitMQ and names no server. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalRabbitMqProcessor {

    private static final Logger LOG = Logger.getLogger(LocalRabbitMqProcessor.class);

    @BuildStep
    void startBroker(
            LocalRabbitMqConfig config,
            LaunchModeBuildItem launchMode,
            CurateOutcomeBuildItem application,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults,
            BuildProducer<DevServicesResultBuildItem> devServices) {
        RabbitMqChannels channels = new RabbitMqChannels(ConfigProvider.getConfig());
        if (!config.enabled()
                || channels.serverIsConfigured()
                || channels.withoutServer().isEmpty()) {
            return;
        }
        ModuleClassPath classPath = new ModuleClassPath(application.getApplicationModel());
        String port = OncePerProcess.address("amqp", () -> start(classPath));
        channels.queuesOfOutgoing()
                .forEach((key, queue) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, queue)));
        Map<String, String> server = Map.of(
                "rabbitmq-host",
                AmqpBroker.HOST,
                "rabbitmq-port",
                port,
                "rabbitmq-username",
                AmqpBroker.USER,
                "rabbitmq-password",
                AmqpBroker.USER);
        if (launchMode.getLaunchMode() == LaunchMode.DEVELOPMENT) {
            // A dev service's result makes Quarkus look for Docker in dev mode and complain if there is none.
            server.forEach((key, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, value)));
        } else {
            devServices.produce(DevServicesResultBuildItem.discovered()
                    .feature("event-functions-local-rabbitmq")
                    .config(server)
                    .build());
        }
    }

    /** Returns the port only: the host is always the same. */
    private static String start(ModuleClassPath classPath) {
        AmqpBroker broker = new AmqpBroker(classPath.paths());
        broker.start();
        LOG.infof(
                "EVF0503 A local AMQP 0-9-1 broker listens on %s:%d in place of RabbitMQ",
                AmqpBroker.HOST, broker.port());
        return String.valueOf(broker.port());
    }
}
