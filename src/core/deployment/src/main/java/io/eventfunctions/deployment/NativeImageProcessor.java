package io.eventfunctions.deployment;

import java.util.List;
import java.util.stream.StreamSupport;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.eventfunctions.delivery.PolicyReader;

/** Registers what a native image would not find by itself. */
class NativeImageProcessor {

    @BuildStep
    void payloads(
            CombinedIndexBuildItem index,
            List<PayloadBuildItem> payloads,
            List<EventFunctionBuildItem> functions,
            BuildProducer<ReflectiveHierarchyBuildItem> reflective) {
        for (PayloadBuildItem payload : payloads) {
            Type type = Type.create(payload.type().name(), Type.Kind.CLASS);
            register(type, "@EventType on " + payload.type().name(), index, reflective);
        }
        for (EventFunctionBuildItem function : functions) {
            if (function.payloadType() != null) {
                register(function.payloadType(), "function " + function.name(), index, reflective);
            }
        }
    }

    private static void register(
            Type payload,
            String source,
            CombinedIndexBuildItem index,
            BuildProducer<ReflectiveHierarchyBuildItem> reflective) {
        for (DotName type : PayloadGraph.from(payload, index.getIndex())) {
            reflective.produce(ReflectiveHierarchyBuildItem.builder(Type.create(type, Type.Kind.CLASS))
                    .source(source)
                    .build());
        }
    }

    /** A partition key may be declared by an interface, which the payload's data does not lead to. */
    @BuildStep
    void partitionKeys(List<PayloadBuildItem> payloads, BuildProducer<ReflectiveClassBuildItem> reflective) {
        payloads.stream()
                .filter(payload -> payload.key() != null)
                .forEach(payload -> reflective.produce(ReflectiveClassBuildItem.builder(
                                payload.key().owner().name().toString())
                        .constructors(false)
                        .methods()
                        .fields()
                        .reason("@PartitionKey")
                        .build()));
    }

    /** The start looks for the exceptions that policies name, in every profile; those named at run time only aren't known here. */
    @BuildStep
    ReflectiveClassBuildItem exceptionsOfPolicies() {
        Config config = ConfigProvider.getConfig();
        return ReflectiveClassBuildItem.builder(
                        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                                .filter(NativeImageProcessor::namesExceptions)
                                .flatMap(key -> config.getOptionalValue(key, String.class).stream())
                                .flatMap(value -> PolicyReader.names(value).stream())
                                .toArray(String[]::new))
                .constructors(false)
                .reason("delivery." + PolicyReader.NO_RETRY_ON)
                .build();
    }

    /** In the name that SmallRye Config makes of an environment variable's, dots stand where the key has hyphens. */
    private static boolean namesExceptions(String key) {
        return key.replace('-', '.').endsWith(".delivery." + PolicyReader.NO_RETRY_ON.replace('-', '.'));
    }
}
