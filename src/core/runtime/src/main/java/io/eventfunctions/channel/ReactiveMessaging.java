package io.eventfunctions.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import io.quarkus.smallrye.reactivemessaging.runtime.QuarkusWorkerPoolRegistry;
import io.quarkus.smallrye.reactivemessaging.runtime.SmallRyeReactiveMessagingRecorder.SmallRyeReactiveMessagingContext;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.providers.extension.MediatorManager;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.CoreMessages;

/**
 * Starts Reactive Messaging, in place of Quarkus, so that a function on Lambda does not pay for it before it sends something: with the
 * application, or with the first emitter.
 */
@Singleton
public class ReactiveMessaging {

    private final Provider<SmallRyeReactiveMessagingContext> declared;
    private final Provider<MediatorManager> mediators;
    private final Provider<QuarkusWorkerPoolRegistry> workers;
    private final Provider<ChannelRegistry> registry;
    private final List<EmitterDeclaration> emitters = new ArrayList<>();
    private boolean started;
    private @Nullable Throwable failure;

    ReactiveMessaging(
            Provider<SmallRyeReactiveMessagingContext> declared,
            Provider<MediatorManager> mediators,
            Provider<QuarkusWorkerPoolRegistry> workers,
            Provider<ChannelRegistry> registry) {
        this.declared = declared;
        this.mediators = mediators;
        this.workers = workers;
        this.registry = registry;
    }

    /** Whether the application has methods, emitters or channels of Reactive Messaging's own, beside those of functions. */
    boolean isUsedBeside(Collection<String> channelsOfFunctions) {
        SmallRyeReactiveMessagingContext application = declared.get();
        Set<String> known = Set.copyOf(channelsOfFunctions);
        return !application.getMediatorConfigurations().isEmpty()
                || !application.getEmitterConfigurations().isEmpty()
                || application.getChannelConfigurations().stream()
                        .anyMatch(channel -> !known.contains(channel.channelName));
    }

    /** Declares an emitter; possible before the start only. */
    void declareEmitter(String channel) {
        emitters.add(new EmitterDeclaration(channel));
    }

    /** An emitter that was declared; starts Reactive Messaging unless it has started. */
    @SuppressWarnings("unchecked")
    Emitter<Object> emitter(String channel) {
        start();
        return registry.get().getEmitter(channel, Emitter.class);
    }

    /** What Reactive Messaging knows of channels, once it has started. */
    ChannelRegistry registry() {
        return registry.get();
    }

    /**
     * Starts Reactive Messaging unless it has started. No request context is active meanwhile: connectors outlive it.
     *
     * @throws IllegalStateException if it did not start before: half of it may be there, so it is not tried again
     */
    synchronized void start() {
        if (started) {
            return;
        }
        if (failure != null) {
            throw CoreMessages.CHANNEL.connectorsNotStarted(failure.getMessage(), failure);
        }
        ManagedContext requests = Arc.container().requestContext();
        InjectableContext.ContextState active = requests.isActive() ? requests.getState() : null;
        if (active != null) {
            requests.deactivate();
        }
        try {
            declareAll();
            mediators.get().start();
            started = true;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            if (active != null) {
                requests.activate(active);
            }
        }
    }

    private void declareAll() {
        MediatorManager manager = mediators.get();
        SmallRyeReactiveMessagingContext application = declared.get();
        manager.addAnalyzed(application.getMediatorConfigurations());
        application.getWorkerConfigurations().forEach(worker -> workers.get()
                .defineWorker(
                        worker.getClassName(), worker.getMethodName(), worker.getPoolName(), worker.isVirtualThread()));
        application.getEmitterConfigurations().forEach(manager::addEmitter);
        application.getChannelConfigurations().forEach(manager::addChannel);
        emitters.forEach(manager::addEmitter);
    }
}
