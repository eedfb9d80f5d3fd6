package io.eventfunctions.rabbitmq.deployment;

import java.util.Set;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.DotName;

import io.eventfunctions.rabbitmq.ChannelConnections;
import io.eventfunctions.rabbitmq.ConnectorInterceptor;
import io.eventfunctions.rabbitmq.ConnectsChannel;
import io.eventfunctions.rabbitmq.RabbitMqCodec;
import io.eventfunctions.rabbitmq.RabbitMqDeadLetterStore;
import io.eventfunctions.rabbitmq.RabbitMqReception;

/** Registers the beans of RabbitMQ channels, and intercepts SmallRye's connector for the channels of functions. */
class RabbitMqProcessor {

    private static final DotName CONNECTOR =
            DotName.createSimple("io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector");
    private static final Set<String> CONNECTING = Set.of("getPublisher", "getSubscriber");

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions-rabbitmq");
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .setUnremovable()
                .addBeanClasses(
                        RabbitMqCodec.class,
                        RabbitMqDeadLetterStore.class,
                        RabbitMqReception.class,
                        ChannelConnections.class,
                        ConnectorInterceptor.class,
                        ConnectsChannel.class)
                .addBeanClasses(
                        "io.eventfunctions.rabbitmq.ConnectionSettingsReader",
                        "io.eventfunctions.rabbitmq.DeclarationArguments")
                .build();
    }

    @BuildStep
    AnnotationsTransformerBuildItem interceptConnector() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods()
                .whenMethod(method -> method.declaringClass().name().equals(CONNECTOR)
                        && CONNECTING.contains(method.name())
                        && !method.isSynthetic())
                .transform(context -> context.add(ConnectsChannel.class)));
    }
}
