package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.runtime.LaunchMode;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.aws.SqsConnectorDescriptor;
import io.eventfunctions.aws.server.SqsClientSettings;
import io.eventfunctions.aws.server.SqsQueues;
import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.channel.ChannelsWithoutBroker;
import io.eventfunctions.deployment.devservice.DevServer;
import io.eventfunctions.deployment.devservice.DevServiceBuildItem;
import io.eventfunctions.deployment.devservice.DevServiceMessages;

/** Starts the local SQS server for dev mode and tests, where the application uses SQS and names no endpoint. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalSqsProcessor {

    private static final DevServer SERVER =
            new DevServer("sqs", "event-functions-sqs-server", LocalSqsProcessor::start);

    /** The server goes on with the poll of an application that reloads, and what that takes is hidden for a while. */
    private static final String WAIT_TIME = "mp.messaging.connector.smallrye-sqs.wait-time-seconds";

    private static final String SHORT_POLL_SECONDS = "1";

    @BuildStep
    DevServiceBuildItem startSqs(
            LocalSqsConfig settings,
            LaunchModeBuildItem launchMode,
            CurateOutcomeBuildItem application,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        Config config = ConfigProvider.getConfig();
        Set<String> queues = new ChannelsWithoutBroker(
                        config, new SqsConnectorDescriptor(), AmazonServer.ENDPOINT, "queue.url")
                .names();
        if (!settings.enabled() || AmazonServer.isConfiguredForSqs(config) || queues.isEmpty()) {
            return null;
        }
        String endpoint = SERVER.address(application);
        new SqsQueues(URI.create(endpoint)).create(queues);
        if (launchMode.getLaunchMode() == LaunchMode.DEVELOPMENT) {
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(WAIT_TIME, SHORT_POLL_SECONDS));
        }
        Map<String, String> client = new TreeMap<>(SqsClientSettings.of(endpoint));
        client.keySet()
                .removeIf(key -> config.getOptionalValue(key, String.class).isPresent());
        return DevServiceBuildItem.broker("sqs", AmazonServer.SQS, endpoint, client);
    }

    private static String start(List<Path> classPath) {
        SqsServer server = new SqsServer(classPath);
        server.start();
        DevServiceMessages.MESSAGES.started("SQS server", server.endpoint());
        return server.endpoint().toString();
    }
}
