package io.eventfunctions.aws.deployment;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.aws.server.SqsClientSettings;
import io.eventfunctions.configuration.ConfiguredChannel;
import io.eventfunctions.configuration.ConnectorChannels;
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
        if (!settings.enabled()
                || AmazonServer.isConfiguredForSqs(config)
                || AmazonServer.isConfiguredForSns(config)
                || new ConnectorChannels(config, AmazonServer.SNS)
                        .without(AmazonServer.ENDPOINT, "topic.arn").stream()
                                .noneMatch(ConfiguredChannel::isOutgoing)) {
            return null;
        }
        return DevServiceBuildItem.withoutBroker("sns", AmazonServer.SNS, SqsClientSettings.topicsWithoutSns());
    }
}
