package io.eventfunctions.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.DeduplicationStore;
import io.eventfunctions.EventCodec;
import io.eventfunctions.delivery.DeliveryEnvironment;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.PolicyReader;
import io.eventfunctions.function.ChannelFunctions;
import io.eventfunctions.function.FunctionIndex;

/** Puts a channel's parts together. */
@ApplicationScoped
public class IncomingChannelFactory {

    private final FunctionIndex functions;
    private final DeliveryEnvironment environment;
    private final Instance<DeduplicationStore> stores;

    IncomingChannelFactory(
            FunctionIndex functions, DeliveryEnvironment environment, @Any Instance<DeduplicationStore> stores) {
        this.functions = functions;
        this.environment = environment;
        this.stores = stores;
    }

    IncomingChannel create(String channel, EventCodec codec, ChannelSettings settings) {
        DeliveryPolicy policy = PolicyReader.read(channel, settings.delivery(channel));
        ChannelFunctions onChannel = functions.on(channel);
        DeduplicationStore store =
                policy.deduplication().map(name -> store(channel, name)).orElse(null);
        DeliveryPipeline pipeline = new DeliveryPipeline(policy, onChannel.all(), store, environment);
        return new IncomingChannel(channel, codec, onChannel, pipeline, environment.listener(), policy.buffer());
    }

    private DeduplicationStore store(String channel, String name) {
        Instance<DeduplicationStore> store = stores.select(Identifier.Literal.of(name));
        if (store.isUnsatisfied()) {
            throw new IllegalStateException(
                    "EVF0314 mp.messaging.incoming.%s.delivery.deduplication=%s is not possible; allowed: none, memory, or the @Identifier of a DeduplicationStore bean"
                            .formatted(channel, name));
        }
        return store.get();
    }
}
