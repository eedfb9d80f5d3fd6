package io.eventfunctions.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.delivery.DeliveryEnvironment;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.PolicyReader;
import io.eventfunctions.delivery.PolicySettings;
import io.eventfunctions.delivery.PolicySettings.Setting;
import io.eventfunctions.function.ChannelFunctions;
import io.eventfunctions.function.FunctionIndex;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.EventCodec;

/** Puts a channel's parts together. */
@ApplicationScoped
public class IncomingChannelFactory {

    private final FunctionIndex functions;
    private final DeliveryEnvironment environment;
    private final Instance<DeduplicationStore> stores;
    private final Receptions receptions;

    IncomingChannelFactory(
            FunctionIndex functions,
            DeliveryEnvironment environment,
            @Any Instance<DeduplicationStore> stores,
            Receptions receptions) {
        this.functions = functions;
        this.environment = environment;
        this.stores = stores;
        this.receptions = receptions;
    }

    /** @param connector the one that brings the channel its messages */
    IncomingChannel create(String channel, String connector, EventCodec codec, ChannelSettings settings) {
        PolicySettings delivery = settings.delivery(channel);
        DeliveryPolicy policy = PolicyReader.read(channel, delivery);
        ChannelFunctions onChannel = functions.on(channel);
        DeduplicationStore store = policy.deduplication()
                .flatMap(name -> delivery.find("deduplication"))
                .map(this::store)
                .orElse(null);
        DeliveryPipeline pipeline = new DeliveryPipeline(policy, onChannel.all(), store, environment);
        return new IncomingChannel(
                channel,
                codec,
                onChannel::wanting,
                pipeline,
                environment.listeners(),
                Prefetch.of(policy, settings),
                environment.timer(),
                receptions.of(connector));
    }

    private DeduplicationStore store(Setting setting) {
        Instance<DeduplicationStore> store =
                stores.select(Identifier.Literal.of(setting.value().strip()));
        if (store.isUnsatisfied()) {
            throw CoreMessages.CHANNEL.unknownStore(setting.value(), setting.key());
        }
        return store.get();
    }
}
