package io.eventfunctions.kafka.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.logging.LogCleanupFilterBuildItem;

import io.eventfunctions.kafka.FailFailureStrategy;
import io.eventfunctions.kafka.IgnoreFailureStrategy;
import io.eventfunctions.kafka.KafkaCodec;
import io.eventfunctions.kafka.KafkaDeadLetterStore;
import io.eventfunctions.kafka.KafkaEventDeserializer;
import io.eventfunctions.kafka.KafkaReception;
import io.eventfunctions.kafka.LeasingCommitStrategy;

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
                .addBeanClasses(
                        KafkaCodec.class,
                        KafkaDeadLetterStore.class,
                        LeasingCommitStrategy.class,
                        KafkaReception.class,
                        FailFailureStrategy.class,
                        IgnoreFailureStrategy.class)
                .build();
    }

    /** The connector reports that it does not watch the age of records, which is what the defaults of function channels want. */
    @BuildStep
    LogCleanupFilterBuildItem quietDefaults() {
        return new LogCleanupFilterBuildItem("io.smallrye.reactive.messaging.kafka", "SRMSG18235");
    }

    /** Kafka instantiates deserializers by class name. */
    @BuildStep
    ReflectiveClassBuildItem deserializer() {
        return ReflectiveClassBuildItem.builder(KafkaEventDeserializer.class)
                .reason("value.deserializer of Kafka channels")
                .build();
    }
}
