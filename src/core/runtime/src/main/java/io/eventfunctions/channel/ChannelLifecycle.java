package io.eventfunctions.channel;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.providers.extension.MediatorManager;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Emitter;

import io.eventfunctions.delivery.WheelTimer;
import io.eventfunctions.function.FunctionIndex;
import io.eventfunctions.i18n.CoreMessages;

/**
 * Opens the channels in the right order: emitters are declared before Reactive Messaging wires its graph, outgoing channels are
 * ready before the application's own start-up code, incoming channels are consumed after it.
 */
@Singleton
public class ChannelLifecycle {

    private static final int BEFORE_WIRING = Interceptor.Priority.LIBRARY_BEFORE - 100;
    private static final int AFTER_WIRING = Interceptor.Priority.LIBRARY_BEFORE + 100;
    private static final int AFTER_APPLICATION = Interceptor.Priority.LIBRARY_AFTER + 100;

    private final ChannelSettings settings;
    private final ChannelRegistry registry;
    private final Codecs codecs;
    private final OutgoingBindings bindings;
    private final IncomingChannels incoming;
    private final InMemoryLoop inMemory = new InMemoryLoop();

    ChannelLifecycle(Config config, ChannelRegistry registry, Codecs codecs, IncomingChannels incoming) {
        this.settings = ChannelSettings.in(config);
        this.registry = registry;
        this.codecs = codecs;
        this.incoming = incoming;
        Connectors connectors = Connectors.onClassPath();
        ChannelNames names = ChannelNames.from(settings);
        this.bindings = OutgoingBindings.of(names, settings, connectors);
        new RequiredSettings(settings, connectors).check(names.incoming(), bindings.all());
        new BindingChecks(settings, connectors, bindings).check(names);
        new SharedSources(settings, connectors).warn(names.incoming());
    }

    void declareEmitters(@Observes @Priority(BEFORE_WIRING) StartupEvent start, MediatorManager reactiveMessaging) {
        bindings.enabled().forEach(binding -> reactiveMessaging.addEmitter(new EmitterDeclaration(binding.outgoing())));
    }

    @SuppressWarnings("unchecked")
    void openOutgoing(
            @Observes @Priority(AFTER_WIRING) StartupEvent start,
            OutgoingChannels channels,
            Clock clock,
            WheelTimer timer,
            ConnectorReports reports) {
        PublicationTimeout timeout =
                new PublicationTimeout(timer, Infrastructure.getDefaultExecutor(), reports::trouble);
        for (OutgoingBinding binding : bindings.enabled()) {
            channels.add(
                    binding.channel(),
                    new OutgoingChannel(
                            binding,
                            codecs.of(binding.channel(), binding.connector()),
                            OutgoingSettings.read(binding.outgoing(), binding.connector(), settings, clock),
                            inMemory.join(
                                    binding, (Emitter<Object>) registry.getEmitter(binding.outgoing(), Emitter.class)),
                            timeout));
        }
        bindings.disabled().forEach(channels::refuse);
        bindings.refused().forEach(channels::refuse);
    }

    void openIncoming(
            @Observes @Priority(AFTER_APPLICATION) StartupEvent start,
            FunctionIndex functions,
            IncomingChannelFactory factory) {
        for (String channel : functions.channels()) {
            String connector =
                    settings.receivingConnector(channel).orElseThrow(() -> CoreMessages.CHANNEL.noConnector(channel));
            IncomingChannel opened = factory.create(channel, connector, codecs.of(channel, connector), settings);
            incoming.add(channel, opened);
            opened.open(registry.getPublishers(channel));
            opened.open(inMemory.published(channel));
        }
    }

    /** Takes no message any more; completes when what is at work is done. */
    CompletionStage<Void> stop() {
        return CompletableFuture.allOf(incoming.all().stream()
                .map(channel -> channel.stop().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    void close(@Observes ShutdownEvent stop) {
        stop();
        incoming.all().forEach(IncomingChannel::close);
    }
}
