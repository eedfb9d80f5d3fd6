package io.eventfunctions.kafka.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

import io.eventfunctions.kafka.KafkaCodec;
import io.eventfunctions.kafka.KafkaDeadLetterStore;
import io.eventfunctions.kafka.KafkaEventDeserializer;

/** Registers the beans and the deserializer of Kafka channels. */
class KafkaProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions-kafka");
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .setUnremovable()
                .addBeanClasses(KafkaCodec.class, KafkaDeadLetterStore.class)
                .build();
    }

    /** Kafka instantiates deserializers by class name. */
    @BuildStep
    ReflectiveClassBuildItem deserializer() {
        return ReflectiveClassBuildItem.builder(KafkaEventDeserializer.class)
                .reason("value.deserializer of Kafka channels")
                .build();
    }
}
