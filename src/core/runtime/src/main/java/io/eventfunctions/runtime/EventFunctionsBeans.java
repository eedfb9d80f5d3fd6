package io.eventfunctions.runtime;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.arc.DefaultBean;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.channel.ChannelLifecycle;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.OutgoingChannels;
import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.codec.PayloadTypes;
import io.eventfunctions.delivery.DeliveryEnvironment;
import io.eventfunctions.delivery.EventSender;
import io.eventfunctions.delivery.Listeners;
import io.eventfunctions.delivery.MemoryDeduplicationStore;
import io.eventfunctions.delivery.TickingTimer;
import io.eventfunctions.delivery.Timer;
import io.eventfunctions.delivery.WheelTimer;
import io.eventfunctions.function.ApplicationName;
import io.eventfunctions.function.FunctionCatalogue;
import io.eventfunctions.function.FunctionIndex;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.DeliveryListener;

/** Makes beans of the parts that know nothing of CDI. */
@Singleton
public class EventFunctionsBeans {

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ChannelSettings channelSettings() {
        return ChannelSettings.in(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    ApplicationName applicationName(ChannelSettings settings) {
        return new ApplicationName(settings.value("quarkus.application.name").orElse("application"));
    }

    @Produces
    @Singleton
    PayloadTypes payloadTypes(
            FunctionCatalogue catalogue,
            ObjectMapper json,
            EventFunctionsConfig config,
            ApplicationName application,
            Clock clock) {
        URI source = EventSource.of(config.source(), application.value());
        return new PayloadTypes(catalogue.payloads(), json, source, clock);
    }

    @Produces
    @Singleton
    PayloadDecoder earlyPayloads(FunctionCatalogue catalogue, PayloadTypes payloads) {
        return new PayloadDecoder(catalogue.functions().stream()
                .filter(function -> function.payload() != null)
                .map(function -> payloads.of(function.payload(), function.payloadType()))
                .distinct()
                .toList());
    }

    @Produces
    @Singleton
    OutgoingChannels outgoingChannels() {
        return new OutgoingChannels();
    }

    @Produces
    @Singleton
    FunctionIndex functionIndex(
            FunctionCatalogue catalogue,
            ApplicationName application,
            PayloadTypes payloads,
            OutgoingChannels sender,
            Provider<Vertx> vertx) {
        return new FunctionIndex(
                catalogue,
                application,
                payloads,
                sender,
                vertx::get,
                Arc.container().getExecutorService());
    }

    @Produces
    @Singleton
    Timer timer(ChannelSettings settings) {
        return ChannelLifecycle.isInvoked(settings) ? new TickingTimer() : new WheelTimer();
    }

    void stop(@Disposes Timer timer) throws Exception {
        if (timer instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Produces
    @Singleton
    DeliveryEnvironment deliveryEnvironment(
            OutgoingChannels sender, ApplicationName application, Listeners listeners, Clock clock, Timer timer) {
        EventSender deadLetters = (channel, letter) -> sender.send(channel, application.mark(letter));
        return new DeliveryEnvironment(deadLetters, listeners, clock, timer, () -> ThreadLocalRandom.current()
                .nextLong());
    }

    @Produces
    @Singleton
    @Identifier("memory")
    DeduplicationStore memoryStore(EventFunctionsConfig config, Clock clock) {
        int entries = config.deduplication().memoryEntries();
        if (entries < 1) {
            throw CoreMessages.CHANNEL.invalidValue(
                    entries, "quarkus.event-functions.deduplication.memory-entries", "a whole number from 1");
        }
        return new MemoryDeduplicationStore(entries, clock);
    }

    @Produces
    @Singleton
    @Typed(Listeners.class)
    Listeners listeners(@Any Instance<DeliveryListener> listeners) {
        return new Listeners(listeners.stream().toList());
    }
}
