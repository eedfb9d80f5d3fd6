package io.eventfunctions.deployment;

import java.util.List;

import io.cloudevents.core.format.EventFormat;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveHierarchyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import org.jboss.jandex.Type;

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
