package io.eventfunctions.lambda.deployment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.quarkus.amazon.lambda.deployment.LambdaObjectMapperInitializedBuildItem;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

import io.eventfunctions.deployment.EventFunctionBuildItem;
import io.eventfunctions.deployment.SampleEvent;
import io.eventfunctions.lambda.HttpInvocations;
import io.eventfunctions.lambda.Invocations;
import io.eventfunctions.lambda.LambdaChannels;
import io.eventfunctions.lambda.LambdaChannelsSource;
import io.eventfunctions.lambda.LambdaCodec;
import io.eventfunctions.lambda.LambdaConnector;
import io.eventfunctions.lambda.LambdaLogs;
import io.eventfunctions.lambda.LambdaRecorder;
import io.eventfunctions.lambda.LambdaStart;
import io.eventfunctions.lambda.Priming;
import io.eventfunctions.lambda.http.OwnServer;
import io.eventfunctions.lambda.source.KafkaContent;

/** Lets an application take its events from invocations where Lambda starts it. */
class LambdaProcessor {

    /** Where event-functions-local looks for them. */
    private static final String SAMPLES = "META-INF/event-functions/samples.json";

    private static final String AWS = "io.eventfunctions.aws.AwsConfig";
    private static final String KAFKA = "org.apache.kafka.clients.consumer.ConsumerRecord";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions-lambda");
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .setUnremovable()
                .addBeanClasses(
                        LambdaConnector.class,
                        LambdaCodec.class,
                        Invocations.class,
                        HttpInvocations.class,
                        LambdaStart.class,
                        Priming.class)
                .build();
    }

    @BuildStep
    RunTimeConfigBuilderBuildItem channels() {
        return new RunTimeConfigBuilderBuildItem(LambdaChannels.class);
    }

    /** Only HTTP requests that invoke a function reach an HTTP server there, and a function may not look up queues that it doesn't use. */
    @BuildStep
    void settings(Capabilities capabilities, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        boolean http = capabilities.isPresent(Capability.VERTX_HTTP);
        settings(LambdaChannelsSource.SETTINGS, http, List.of("quarkus.http.host-enabled=false"), defaults);
        settings(
                LambdaChannelsSource.HTTP_SETTINGS,
                http,
                List.of("quarkus.http.host=127.0.0.1", "quarkus.http.port=0"),
                defaults);
    }

    private static void settings(
            String key,
            boolean http,
            List<String> ofHttp,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        List<String> settings = new ArrayList<>(http ? ofHttp : List.of());
        if (QuarkusClassLoader.isClassPresentAtRuntime(AWS)) {
            settings.add("quarkus.event-functions.aws.lookup=at-first-use");
        }
        if (!settings.isEmpty()) {
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, String.join(",", settings)));
        }
    }

    /** The JSON that Lambda may want came with this extension: nobody else's log changes by that. */
    @BuildStep
    void logs(CurateOutcomeBuildItem outcome, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        boolean wanted = outcome.getApplicationModel().getDependencies().stream()
                .anyMatch(dependency ->
                        dependency.getArtifactId().equals("quarkus-logging-json") && dependency.isDirect());
        if (!wanted) {
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(LambdaLogs.JSON, "false"));
        }
    }

    @BuildStep
    void requests(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.VERTX_HTTP)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(OwnServer.class));
        }
    }

    /** So that who runs the package on his own machine needn't make up the first event. */
    @BuildStep(onlyIf = IsProduction.class)
    GeneratedResourceBuildItem samples(CombinedIndexBuildItem index, List<EventFunctionBuildItem> functions) {
        Map<String, String> samples = new TreeMap<>();
        functions.stream()
                .flatMap(function -> SampleEvent.of(function, index.getIndex()).stream())
                .forEach(sample -> samples.putIfAbsent(sample.channel(), sample.json("/shell")));
        String members = samples.entrySet().stream()
                .map(sample -> "\"%s\":%s".formatted(sample.getKey(), sample.getValue()))
                .collect(Collectors.joining(",\n"));
        return new GeneratedResourceBuildItem(SAMPLES, ("{" + members + "}").getBytes(StandardCharsets.UTF_8));
    }

    @BuildStep
    @Consume(LambdaObjectMapperInitializedBuildItem.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void poll(
            LambdaRecorder recorder,
            LaunchModeBuildItem launchMode,
            ShutdownContextBuildItem shutdown,
            List<ServiceStartBuildItem> services) {
        recorder.poll(shutdown, launchMode.getLaunchMode());
    }

    @BuildStep
    void recordsOfKafka(BuildProducer<ServiceProviderBuildItem> services) {
        if (QuarkusClassLoader.isClassPresentAtRuntime(KAFKA)) {
            services.produce(ServiceProviderBuildItem.allProvidersFromClassPath(KafkaContent.class.getName()));
        }
    }
}
