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

import io.eventfunctions.deployment.EventFunctionBuildItem;
import io.eventfunctions.deployment.SampleEvent;
import io.eventfunctions.lambda.Invocations;
import io.eventfunctions.lambda.LambdaChannels;
import io.eventfunctions.lambda.LambdaChannelsSource;
import io.eventfunctions.lambda.LambdaCodec;
import io.eventfunctions.lambda.LambdaConnector;
import io.eventfunctions.lambda.LambdaRecorder;
import io.eventfunctions.lambda.LambdaStart;
import io.eventfunctions.lambda.Priming;
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
                        LambdaConnector.class, LambdaCodec.class, Invocations.class, LambdaStart.class, Priming.class)
                .build();
    }

    @BuildStep
    RunTimeConfigBuilderBuildItem channels() {
        return new RunTimeConfigBuilderBuildItem(LambdaChannels.class);
    }

    /** Nobody calls an HTTP server there, and a function may not look up queues that it doesn't use. */
    @BuildStep
    void settings(Capabilities capabilities, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        List<String> settings = new ArrayList<>();
        if (capabilities.isPresent(Capability.VERTX_HTTP)) {
            settings.add("quarkus.http.host-enabled=false");
        }
        if (QuarkusClassLoader.isClassPresentAtRuntime(AWS)) {
            settings.add("quarkus.event-functions.aws.lookup=at-first-use");
        }
        if (!settings.isEmpty()) {
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(
                    LambdaChannelsSource.SETTINGS, String.join(",", settings)));
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
