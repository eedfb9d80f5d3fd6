package io.eventfunctions.aws.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;

import io.eventfunctions.aws.SqsClients;
import io.eventfunctions.aws.SqsCodec;
import io.eventfunctions.aws.SystemAttributes;

/** Makes the SmallRye connectors for SQS and SNS known to Quarkus, and gives them its clients. */
class AwsProcessor {

    private static final String SMALLRYE = "io.smallrye.reactive";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions-aws");
    }

    /** The connectors' jars bring beans but no extension that would make them known. */
    @BuildStep
    void connectors(BuildProducer<IndexDependencyBuildItem> jars) {
        jars.produce(new IndexDependencyBuildItem(SMALLRYE, "smallrye-reactive-messaging-aws-sqs"));
        jars.produce(new IndexDependencyBuildItem(SMALLRYE, "smallrye-reactive-messaging-aws-sns"));
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .setUnremovable()
                .addBeanClasses(SqsCodec.class, SqsClients.class, SystemAttributes.class)
                .build();
    }
}
