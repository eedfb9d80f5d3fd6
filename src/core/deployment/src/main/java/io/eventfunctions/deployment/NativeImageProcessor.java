package io.eventfunctions.deployment;

import java.util.List;

import io.cloudevents.core.format.EventFormat;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.Type;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.delivery.PolicyReader;

/** Registers what a native image would not find by itself. */
class NativeImageProcessor {

    @BuildStep
    void payloads(List<PayloadBuildItem> payloads, BuildProducer<ReflectiveHierarchyBuildItem> reflective) {
        for (PayloadBuildItem payload : payloads) {
            reflective.produce(ReflectiveHierarchyBuildItem.builder(
                            Type.create(payload.type().name(), Type.Kind.CLASS))
                    .source("@EventType on " + payload.type().name())
                    .build());
        }
    }

    /** The start looks for the exceptions that policies name; those that are named at run time only aren't known here. */
    @BuildStep
    ReflectiveClassBuildItem exceptionsOfPolicies(List<EventFunctionBuildItem> functions) {
        ChannelSettings settings = ChannelSettings.in(ConfigProvider.getConfig());
        return ReflectiveClassBuildItem.builder(functions.stream()
                        .flatMap(function -> function.incoming().stream())
                        .flatMap(channel -> PolicyReader.noRetryOn(settings.delivery(channel)).stream())
                        .toArray(String[]::new))
                .constructors(false)
                .reason("delivery.no-retry-on")
                .build();
    }

    @BuildStep
    ServiceProviderBuildItem eventFormats() {
        return ServiceProviderBuildItem.allProvidersFromClassPath(EventFormat.class.getName());
    }

    /** Kafka makes its deserializers by name; where there is no Kafka the class is never looked at. */
    @BuildStep
    ReflectiveClassBuildItem kafkaDeserializer() {
        return ReflectiveClassBuildItem.builder("io.eventfunctions.kafka.KafkaEventDeserializer")
                .reason("value.deserializer of Kafka channels")
                .build();
    }
}
