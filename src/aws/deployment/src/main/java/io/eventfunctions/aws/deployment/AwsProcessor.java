package io.eventfunctions.aws.deployment;

import jakarta.enterprise.inject.spi.DeploymentException;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.ShutdownListenerBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.smallrye.reactive.messaging.aws.sns.SnsConnector;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnector;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.aws.AwsRecorder;
import io.eventfunctions.aws.BackoffFailures;
import io.eventfunctions.aws.IgnoringFailures;
import io.eventfunctions.aws.LocalTopics;
import io.eventfunctions.aws.SnsClients;
import io.eventfunctions.aws.SnsCodec;
import io.eventfunctions.aws.SqsClients;
import io.eventfunctions.aws.SqsCodec;
import io.eventfunctions.aws.SqsDeadLetterStore;
import io.eventfunctions.aws.StoppingFailures;
import io.eventfunctions.aws.SystemAttributes;
import io.eventfunctions.aws.UnreachableChannels;

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
                .addBeanClasses(
                        SqsCodec.class,
                        SqsClients.class,
                        SqsDeadLetterStore.class,
                        SystemAttributes.class,
                        SnsCodec.class,
                        SnsClients.class,
                        LocalTopics.class,
                        UnreachableChannels.class,
                        BackoffFailures.class,
                        IgnoringFailures.class,
                        StoppingFailures.class)
                .build();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    ShutdownListenerBuildItem endReceptions(AwsRecorder recorder) {
        return new ShutdownListenerBuildItem(recorder.shutdownListener());
    }

    @BuildStep
    void nothingIsConsumedFromSns(BuildProducer<ValidationErrorBuildItem> mistakes) {
        Config config = ConfigProvider.getConfig();
        for (String key : config.getPropertyNames()) {
            boolean incoming = key.startsWith("mp.messaging.incoming.") && key.endsWith(".connector");
            if (incoming
                    && SnsConnector.CONNECTOR_NAME.equals(
                            config.getConfigValue(key).getValue())) {
                mistakes.produce(new ValidationErrorBuildItem(new DeploymentException(
                        "EVF0707 %s=%s is not possible, because SNS delivers to queues: subscribe an SQS queue to the topic and set %s"
                                .formatted(key, SnsConnector.CONNECTOR_NAME, SqsConnector.CONNECTOR_NAME))));
            }
        }
    }

    /** The providers that channels name, in whichever profile. */
    @BuildStep
    void credentialsProviders(BuildProducer<ReflectiveClassBuildItem> reflective) {
        Config config = ConfigProvider.getConfig();
        for (String key : config.getPropertyNames()) {
            if (key.contains("mp.messaging.") && key.endsWith(".credentials-provider")) {
                config.getOptionalValue(key, String.class)
                        .ifPresent(type -> reflective.produce(ReflectiveClassBuildItem.builder(type)
                                .methods()
                                .reason(key)
                                .build()));
            }
        }
    }
}
