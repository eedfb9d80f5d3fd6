package io.eventfunctions.channel;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.reactive.messaging.Emitter;

import io.eventfunctions.delivery.Timer;
import io.eventfunctions.function.FunctionIndex;
import io.eventfunctions.i18n.CoreMessages;

/**
 * Opens the channels in the right order: outgoing channels are ready before the application's own start-up code, incoming channels are
 * consumed after it.
 */
@Singleton
public class ChannelLifecycle {

    /** Messages come from invocations, through {@link IncomingChannels#receive}, and no broker is polled. */
    public static final String INVOKED = "event-functions.invoked";

    private static final int BEFORE_APPLICATION = Interceptor.Priority.LIBRARY_BEFORE;
    private static final int AFTER_APPLICATION = Interceptor.Priority.LIBRARY_AFTER + 100;

    private final ChannelSettings settings;
    private final ReactiveMessaging messaging;
    private final Codecs codecs;
    private final OutgoingBindings bindings;
    private final IncomingChannels incoming;
    private final boolean invoked;
    private final InMemoryLoop inMemory = new InMemoryLoop();

    ChannelLifecycle(ChannelSettings settings, ReactiveMessaging messaging, Codecs codecs, IncomingChannels incoming) {
        this.settings = settings;
        this.messaging = messaging;
        this.codecs = codecs;
        this.incoming = incoming;
        this.invoked = isInvoked(settings);
        Connectors connectors = Connectors.onClassPath();
        ChannelNames names = ChannelNames.from(settings);
        this.bindings = OutgoingBindings.of(names, settings, connectors);
        new RequiredSettings(settings, connectors).check(names.incoming(), bindings.all());
        new BindingChecks(settings, connectors, bindings).check(names);
        new SharedSources(settings, connectors).warn(names.incoming());
    }

    /** Whether messages come from invocations, as on Lambda. */
    public static boolean isInvoked(ChannelSettings settings) {
        return settings.value(INVOKED).isPresent();
    }

    void openOutgoing(
            @Observes @Priority(BEFORE_APPLICATION) StartupEvent start,
            FunctionIndex functions,
            OutgoingChannels channels,
            Clock clock,
            Timer timer,
            ConnectorReports reports) {
        PublicationTimeout timeout =
                new PublicationTimeout(timer, Arc.container().getExecutorService(), reports::trouble);
        for (OutgoingBinding binding : bindings.enabled()) {
            channels.add(
                    binding.channel(),
                    new OutgoingChannel(
                            binding,
                            codecs.of(binding.channel(), binding.connector()),
                            OutgoingSettings.read(binding.outgoing(), binding.connector(), settings, clock),
                            emitter(binding),
                            timeout));
        }
        bindings.disabled().forEach(channels::refuse);
        bindings.refused().forEach(channels::refuse);
        if (!invoked || messaging.isUsedBeside(functions.channels())) {
            messaging.start();
        }
    }

    private Supplier<Emitter<Object>> emitter(OutgoingBinding binding) {
        messaging.declareEmitter(binding.outgoing());
        return new EmitterAtFirstUse(inMemory.join(binding, () -> messaging.emitter(binding.outgoing())));
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
            if (!invoked) {
                opened.open(messaging.registry().getPublishers(channel));
            }
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
