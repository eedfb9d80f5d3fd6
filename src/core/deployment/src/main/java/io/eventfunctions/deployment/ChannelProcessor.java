package io.eventfunctions.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.ShutdownListenerBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.smallrye.reactivemessaging.deployment.items.ChannelBuildItem;
import io.quarkus.smallrye.reactivemessaging.deployment.items.InjectedChannelBuildItem;
import io.quarkus.smallrye.reactivemessaging.runtime.SmallRyeReactiveMessagingLifecycle;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.channel.ChannelDefaults;
import io.eventfunctions.channel.ChannelHealth;
import io.eventfunctions.channel.ChannelLifecycle;
import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelPublisher;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Codecs;
import io.eventfunctions.channel.ConnectorReports;
import io.eventfunctions.channel.DeadLetterChannels;
import io.eventfunctions.channel.IncomingChannelFactory;
import io.eventfunctions.channel.IncomingChannels;
import io.eventfunctions.channel.OverdueMessages;
import io.eventfunctions.channel.ReactiveMessaging;
import io.eventfunctions.channel.Receptions;
import io.eventfunctions.codec.InMemoryCodec;
import io.eventfunctions.delivery.LogListener;
import io.eventfunctions.delivery.OverdueCalls;
import io.eventfunctions.redrive.ChannelDeadLetters;
import io.eventfunctions.redrive.DeadLetterLocations;
import io.eventfunctions.redrive.RedriveEvents;
import io.eventfunctions.runtime.EventFunctionsBeans;
import io.eventfunctions.runtime.EventFunctionsRecorder;
import io.eventfunctions.spi.ConnectorDescriptor;

/** Declares the functions' channels to Reactive Messaging and gives them their defaults. */
class ChannelProcessor {

    @BuildStep
    void beans(BuildProducer<AdditionalBeanBuildItem> beans) {
        beans.produce(AdditionalBeanBuildItem.builder()
                .setUnremovable()
                .addBeanClasses(
                        EventFunctionsBeans.class,
                        ChannelLifecycle.class,
                        ChannelPublisher.class,
                        Codecs.class,
                        ConnectorReports.class,
                        OverdueMessages.class,
                        DeadLetterChannels.class,
                        DeadLetterLocations.class,
                        ChannelDeadLetters.class,
                        RedriveEvents.class,
                        IncomingChannelFactory.class,
                        IncomingChannels.class,
                        ReactiveMessaging.class,
                        Receptions.class,
                        ChannelHealth.class,
                        LogListener.class,
                        OverdueCalls.class,
                        InMemoryCodec.class)
                .build());
    }

    /** {@link ReactiveMessaging} starts it in place of Quarkus. */
    @BuildStep
    ExcludedTypeBuildItem startOfReactiveMessaging() {
        return new ExcludedTypeBuildItem(SmallRyeReactiveMessagingLifecycle.class.getName());
    }

    @BuildStep
    void declareChannels(
            CombinedIndexBuildItem index,
            List<EventFunctionBuildItem> functions,
            List<AbsentChannelBuildItem> absent,
            BuildProducer<InjectedChannelBuildItem> consumed,
            BuildProducer<ChannelBuildItem> channels,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        ChannelSettings settings = ChannelSettings.in(ConfigProvider.getConfig());
        Set<String> incoming = new TreeSet<>();
        Set<String> outgoing = new TreeSet<>();
        for (EventFunctionBuildItem function : functions) {
            incoming.addAll(function.incoming());
            if (function.outgoing() != null) {
                outgoing.add(function.outgoing());
            }
        }
        outgoing.addAll(MessagingChannels.outgoingOnlyConfigured(index.getIndex(), ConfigProvider.getConfig()));
        for (String channel : incoming) {
            consumed.produce(InjectedChannelBuildItem.of(channel));
            settings.incomingConnector(channel)
                    .ifPresent(connector -> channels.produce(ChannelBuildItem.incoming(channel, connector)));
        }
        for (String channel : outgoing) {
            settings.outgoingConnector(channel)
                    .ifPresent(connector -> channels.produce(ChannelBuildItem.outgoing(channel, connector)));
        }
        Set<String> consumedByOthers = MessagingChannels.consumed(index.getIndex());
        absent.stream()
                .map(AbsentChannelBuildItem::name)
                .filter(channel -> !consumedByOthers.contains(channel))
                .filter(channel -> settings.incomingConnector(channel).isPresent())
                .map(ChannelProcessor::enabled)
                .forEach(key -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, "false")));
        names(ChannelNames.INCOMING, incoming, defaults);
        names(ChannelNames.OUTGOING, outgoing, defaults);
    }

    /** Quarkus has a default for the key under {@code quarkus.messaging}, which goes before the one under {@code mp.messaging}. */
    private static String enabled(String incoming) {
        return ChannelSettings.incoming(incoming, "enabled").replaceFirst("^mp", "quarkus");
    }

    private static void names(
            String key, Collection<String> names, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        if (!names.isEmpty()) {
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(key, String.join(",", names)));
        }
    }

    @BuildStep
    RunTimeConfigBuilderBuildItem channelDefaults() {
        return new RunTimeConfigBuilderBuildItem(ChannelDefaults.class);
    }

    @BuildStep
    ServiceProviderBuildItem connectorDescriptors() {
        return ServiceProviderBuildItem.allProvidersFromClassPath(ConnectorDescriptor.class.getName());
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    ShutdownListenerBuildItem letDeliveriesEnd(EventFunctionsRecorder recorder) {
        return new ShutdownListenerBuildItem(recorder.shutdownListener());
    }
}
