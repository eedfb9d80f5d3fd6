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
import io.quarkus.runtime.LaunchMode;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.local.channel.ClientSettings;
import io.eventfunctions.local.channel.SnsChannels;
import io.eventfunctions.local.channel.SqsChannels;

/**
 * Has topics deliver straight to the queues of the local SQS server, where the application uses SNS and names no endpoint of
 * either: no SNS server starts without Docker on any machine.
 */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalSnsProcessor {

    @BuildStep
    void deliverToQueues(
            LocalSqsConfig settings,
            LaunchModeBuildItem launchMode,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults,
            BuildProducer<DevServicesResultBuildItem> devServices) {
        Config config = ConfigProvider.getConfig();
        SnsChannels channels = new SnsChannels(config);
        if (!settings.enabled()
                || new SqsChannels(config).serverIsConfigured()
                || channels.serverIsConfigured()
                || !channels.anyWithoutServer()) {
            return;
        }
        Map<String, String> client = ClientSettings.topicsWithoutSns();
        if (launchMode.getLaunchMode() == LaunchMode.DEVELOPMENT) {
            // A dev service's result makes Quarkus look for Docker in dev mode and complain if there is none.
            client.forEach((key, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, value)));
        } else {
            devServices.produce(DevServicesResultBuildItem.discovered()
                    .feature("event-functions-local-sns")
                    .config(client)
                    .build());
        }
    }
}
