package io.eventfunctions.deployment.devservice;

import java.util.List;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.runtime.LaunchMode;

/** Leads the application to its dev services. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class DevServiceProcessor {

    @BuildStep
    void configure(
            List<DevServiceBuildItem> services,
            LaunchModeBuildItem launchMode,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults,
            BuildProducer<DevServicesResultBuildItem> results) {
        for (DevServiceBuildItem service : services) {
            if (launchMode.getLaunchMode() == LaunchMode.DEVELOPMENT) {
                // A dev service's result makes Quarkus look for Docker in dev mode and complain if there is none.
                service.settings()
                        .forEach(
                                (key, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, value)));
            } else {
                results.produce(DevServicesResultBuildItem.discovered()
                        .feature("event-functions-local-" + service.name())
                        .config(service.settings())
                        .build());
            }
        }
    }
}
