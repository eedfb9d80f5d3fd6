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
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;
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
import io.eventfunctions.lambda.HttpInvocationHandler;
import io.eventfunctions.lambda.InvocationHandler;
import io.eventfunctions.lambda.LambdaCodec;
import io.eventfunctions.lambda.LambdaConfigBuilder;
import io.eventfunctions.lambda.LambdaConfigSourceFactory;
import io.eventfunctions.lambda.LambdaConnector;
import io.eventfunctions.lambda.LambdaLoggingConfigSource;
import io.eventfunctions.lambda.LambdaRecorder;
import io.eventfunctions.lambda.LambdaStartupCheck;
import io.eventfunctions.lambda.SnapStartPriming;
import io.eventfunctions.lambda.http.LoopbackForwarder;
import io.eventfunctions.lambda.source.KafkaRecordReader;

/** Makes an application receive its events from invocations when it runs on Lambda. */
class LambdaProcessor {

    /** Where event-functions-local looks for sample events. */
    private static final String SAMPLES = "META-INF/event-functions/samples.json";

    private static final String AWS = "io.eventfunctions.aws.AwsConfig";
    private static final String KAFKA = "org.apache.kafka.clients.consumer.ConsumerRecord";

    /** In tests and dev mode the start of Vert.x stays as it is. */
    @BuildStep(onlyIf = IsProduction.class)
    BytecodeTransformerBuildItem startVertxAtFirstUse() {
        return new BytecodeTransformerBuildItem.Builder()
                .setClassToTransform(VertxAtFirstUse.RECORDER)
                .setVisitorFunction(new VertxAtFirstUse())
                .build();
    }

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
                        InvocationHandler.class,
                        HttpInvocationHandler.class,
                        LambdaStartupCheck.class,
                        SnapStartPriming.class)
                .build();
    }

    @BuildStep
    RunTimeConfigBuilderBuildItem channels() {
        return new RunTimeConfigBuilderBuildItem(LambdaConfigBuilder.class);
    }

    /** On Lambda the HTTP server must not be reachable from outside, and a function may lack the permission to look up queues that it does not use. */
    @BuildStep
    void settings(Capabilities capabilities, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        boolean http = capabilities.isPresent(Capability.VERTX_HTTP);
        settings(LambdaConfigSourceFactory.SETTINGS, http, List.of("quarkus.http.host-enabled=false"), defaults);
        settings(
                LambdaConfigSourceFactory.HTTP_SETTINGS,
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
            // Otherwise the clients' event loops are those of Vert.x, which then starts with the application.
            settings.add("quarkus.sqs.async-client.event-loop.override=true");
            settings.add("quarkus.sns.async-client.event-loop.override=true");
        }
        if (!settings.isEmpty()) {
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, String.join(",", settings)));
        }
    }

    /** JSON logging comes with this extension for Lambda: the log of an application elsewhere must not change by it. */
    @BuildStep
    void logs(CurateOutcomeBuildItem outcome, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        boolean wanted = outcome.getApplicationModel().getDependencies().stream()
                .anyMatch(dependency ->
                        dependency.getArtifactId().equals("quarkus-logging-json") && dependency.isDirect());
        if (!wanted) {
            for (String target : List.of("console", "file", "syslog", "socket")) {
                defaults.produce(new RunTimeConfigurationDefaultBuildItem(
                        LambdaLoggingConfigSource.JSON.replace("console", target), "false"));
            }
        }
    }

    @BuildStep
    void requests(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.VERTX_HTTP)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(LoopbackForwarder.class));
        }
    }

    /** Sample events in the package, so that you can invoke the function on your machine without writing one. */
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
    void kafkaRecordReader(BuildProducer<ServiceProviderBuildItem> services) {
        if (QuarkusClassLoader.isClassPresentAtRuntime(KAFKA)) {
            services.produce(ServiceProviderBuildItem.allProvidersFromClassPath(KafkaRecordReader.class.getName()));
        }
    }
}
