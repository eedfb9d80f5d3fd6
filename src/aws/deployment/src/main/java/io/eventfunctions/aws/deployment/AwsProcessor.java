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

import io.eventfunctions.aws.AllAttributesCustomizer;
import io.eventfunctions.aws.AwsRecorder;
import io.eventfunctions.aws.BackoffFailureStrategy;
import io.eventfunctions.aws.DeleteFailureStrategy;
import io.eventfunctions.aws.FailFailureStrategy;
import io.eventfunctions.aws.IgnoreFailureStrategy;
import io.eventfunctions.aws.LocalTopics;
import io.eventfunctions.aws.SnsClients;
import io.eventfunctions.aws.SnsCodec;
import io.eventfunctions.aws.SqsClients;
import io.eventfunctions.aws.SqsCodec;
import io.eventfunctions.aws.SqsDeadLetterStore;
import io.eventfunctions.aws.SqsReception;
import io.eventfunctions.aws.SqsRetryQueue;
import io.eventfunctions.aws.UnreachableChannels;
import io.eventfunctions.aws.VisibilityFailureStrategy;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** Registers the SmallRye connectors for SQS and SNS, which have no Quarkus extension, and the beans that adapt them. */
class AwsProcessor {

    private static final String SMALLRYE = "io.smallrye.reactive";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions-aws");
    }

    /** The connectors' jars contain beans but no index, so Quarkus would not find them. */
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
                        SqsRetryQueue.class,
                        AllAttributesCustomizer.class,
                        SnsCodec.class,
                        SnsClients.class,
                        LocalTopics.class,
                        UnreachableChannels.class,
                        BackoffFailureStrategy.class,
                        SqsReception.class,
                        IgnoreFailureStrategy.class,
                        DeleteFailureStrategy.class,
                        VisibilityFailureStrategy.class,
                        FailFailureStrategy.class)
                .build();
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    ShutdownListenerBuildItem stopPolling(AwsRecorder recorder) {
        return new ShutdownListenerBuildItem(recorder.shutdownListener());
    }

    @BuildStep
    void rejectIncomingSnsChannels(BuildProducer<ValidationErrorBuildItem> errors) {
        Config config = ConfigProvider.getConfig();
        for (String key : config.getPropertyNames()) {
            boolean incoming = key.startsWith("mp.messaging.incoming.") && key.endsWith(".connector");
            if (incoming
                    && SnsConnector.CONNECTOR_NAME.equals(
                            config.getConfigValue(key).getValue())) {
                errors.produce(new ValidationErrorBuildItem(new DeploymentException(
                        MESSAGES.snsCannotBeConsumed(SnsConnector.CONNECTOR_NAME, key, SqsConnector.CONNECTOR_NAME))));
            }
        }
    }

    /** Registers the credentials providers that channels name, in all profiles. */
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
