package io.eventfunctions.local.deployment;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.eventfunctions.local.channel.ClientSettings;
import io.eventfunctions.local.channel.SqsChannels;
import io.eventfunctions.local.sqs.SqsQueues;
import io.eventfunctions.local.sqs.SqsServer;

/** Starts the local SQS server for dev mode and tests, where the application uses SQS and names no endpoint. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalSqsProcessor {

    private static final Logger LOG = Logger.getLogger(LocalSqsProcessor.class);

    /** The server goes on with the poll of an application that reloads, and what that takes is hidden for a while. */
    private static final String WAIT_TIME = "mp.messaging.connector.smallrye-sqs.wait-time-seconds";

    private static final String SHORT_POLL_SECONDS = "1";

    @BuildStep
    void startSqs(
            LocalSqsConfig settings,
            LaunchModeBuildItem launchMode,
            CurateOutcomeBuildItem application,
            BuildProducer<LocalBrokerBuildItem> brokers,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults,
            BuildProducer<DevServicesResultBuildItem> devServices) {
        Config config = ConfigProvider.getConfig();
        SqsChannels channels = new SqsChannels(config);
        Set<String> queues = channels.queuesWithoutServer();
        if (!settings.enabled() || channels.serverIsConfigured() || queues.isEmpty()) {
            return;
        }
        ModuleClassPath classPath = new ModuleClassPath(application.getApplicationModel());
        String endpoint = OncePerProcess.address("sqs", () -> start(classPath));
        new SqsQueues(URI.create(endpoint)).create(queues);
        brokers.produce(new LocalBrokerBuildItem("smallrye-sqs", endpoint));
        Map<String, String> client = new TreeMap<>(ClientSettings.sqs(endpoint));
        client.keySet()
                .removeIf(key -> config.getOptionalValue(key, String.class).isPresent());
        if (launchMode.getLaunchMode() == LaunchMode.DEVELOPMENT) {
            // A dev service's result makes Quarkus look for Docker in dev mode and complain if there is none.
            client.forEach((key, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, value)));
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(WAIT_TIME, SHORT_POLL_SECONDS));
        } else {
            devServices.produce(DevServicesResultBuildItem.discovered()
                    .feature("event-functions-local-sqs")
                    .config(client)
                    .build());
        }
    }

    private static String start(ModuleClassPath classPath) {
        SqsServer server = new SqsServer(classPath.paths());
        server.start();
        LOG.infof("EVF0502 A local SQS server listens on %s", server.endpoint());
        return server.endpoint().toString();
    }
}
