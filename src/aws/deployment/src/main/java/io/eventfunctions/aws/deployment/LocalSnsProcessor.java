package io.eventfunctions.aws.deployment;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.aws.server.SnsChannels;
import io.eventfunctions.aws.server.SqsChannels;
import io.eventfunctions.aws.server.SqsClientSettings;
import io.eventfunctions.deployment.devservice.DevServiceBuildItem;

/**
 * Has topics deliver straight to the queues of the local SQS server, where the application uses SNS and names no endpoint of
 * either: no SNS server starts without Docker on any machine.
 */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalSnsProcessor {

    @BuildStep
    DevServiceBuildItem deliverToQueues(LocalSqsConfig settings) {
        Config config = ConfigProvider.getConfig();
        SnsChannels channels = new SnsChannels(config);
        if (!settings.enabled()
                || new SqsChannels(config).serverIsConfigured()
                || channels.serverIsConfigured()
                || !channels.anyWithoutServer()) {
            return null;
        }
        return DevServiceBuildItem.withoutBroker("sns", SnsChannels.CONNECTOR, SqsClientSettings.topicsWithoutSns());
    }
}
