package io.eventfunctions.lambda.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.deployment.devservice.DevServiceBuildItem;
import io.eventfunctions.deployment.devservice.OncePerProcess;
import io.eventfunctions.local.channel.ChannelMappings;
import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.Poller;

/** Lets dev mode and tests run the application as on Lambda, where the application asks for it. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalLambdaProcessor {

    /** Where Quarkus looks for the Runtime API in dev mode and tests. */
    private static final String RUNTIME_API = "quarkus-internal.aws-lambda.test-api";

    @BuildStep
    void startLambda(
            LocalLambdaConfig settings,
            List<DevServiceBuildItem> services,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        if (!settings.enabled()) {
            return;
        }
        Map<String, String> started = new HashMap<>();
        services.forEach(service -> service.address().ifPresent(address -> started.put(service.connector(), address)));
        Map<String, List<EventSourceMapping>> mappings =
                new ChannelMappings(ConfigProvider.getConfig(), started).byChannel();
        String api = OncePerProcess.address("lambda " + mappings.values(), () -> start(settings, mappings));
        defaults.produce(new RunTimeConfigurationDefaultBuildItem(RUNTIME_API, api));
    }

    private static String start(LocalLambdaConfig settings, Map<String, List<EventSourceMapping>> mappings) {
        LocalLambda function = LocalLambda.function("application")
                .artifact(new Artifact.External(0))
                .timeout(settings.timeout())
                .start();
        mappings.forEach((channel, some) -> some.forEach(mapping -> {
            Poller.start(mapping, function);
            LocalLambdaMessages.MESSAGES.channelPolled(channel, mapping.source());
        }));
        return function.runtimeApi();
    }
}
