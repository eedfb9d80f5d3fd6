package io.eventfunctions.deployment;

import java.util.List;
import java.util.stream.StreamSupport;

import io.cloudevents.core.format.EventFormat;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
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
            BuildProducer<ReflectiveHierarchyBuildItem> reflective) {
        for (PayloadBuildItem payload : payloads) {
            for (DotName type : PayloadGraph.from(payload.type(), index.getIndex())) {
                reflective.produce(ReflectiveHierarchyBuildItem.builder(Type.create(type, Type.Kind.CLASS))
                        .source("@EventType on " + payload.type().name())
                        .build());
            }
        }
    }

    /** The start looks for the exceptions that policies name, in every profile; those named at run time only aren't known here. */
    @BuildStep
    ReflectiveClassBuildItem exceptionsOfPolicies() {
        Config config = ConfigProvider.getConfig();
        return ReflectiveClassBuildItem.builder(
                        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                                .filter(key -> key.endsWith(".delivery." + PolicyReader.NO_RETRY_ON))
                                .flatMap(key -> config.getOptionalValue(key, String.class).stream())
                                .flatMap(value -> PolicyReader.names(value).stream())
                                .toArray(String[]::new))
                .constructors(false)
                .reason("delivery." + PolicyReader.NO_RETRY_ON)
                .build();
    }

    @BuildStep
    ServiceProviderBuildItem eventFormats() {
        return ServiceProviderBuildItem.allProvidersFromClassPath(EventFormat.class.getName());
    }
}
