package io.eventfunctions.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.vertx.core.Vertx;

import io.eventfunctions.codec.PayloadTypes;
import io.eventfunctions.delivery.EventSender;

/** Which functions there are on which channel. */
public final class FunctionIndex {

    private final Map<String, ChannelFunctions> byChannel = new TreeMap<>();

    /** The catalogue's functions, ready to be called. */
    public FunctionIndex(
            FunctionCatalogue catalogue,
            ApplicationName application,
            PayloadTypes payloads,
            EventSender sender,
            Supplier<Vertx> vertx,
            Executor workers) {
        CausedEvents events = new CausedEvents(payloads);
        FunctionRunner runner = new FunctionRunner(vertx, workers);
        Map<String, List<EventFunction>> functions = new HashMap<>();
        for (FunctionDefinition definition : catalogue.functions()) {
            EventFunction function = new EventFunction(
                    definition,
                    new FunctionMethod(
                            catalogue.methods().get(definition.name()).getValue(),
                            definition.parameters(),
                            definition.payload() == null
                                    ? null
                                    : payloads.of(definition.payload(), definition.payloadType())),
                    runner,
                    new ResultSender(definition.name(), definition.outgoing(), events, sender));
            definition.incoming().forEach(channel -> functions
                    .computeIfAbsent(channel, ignored -> new ArrayList<>())
                    .add(function));
        }
        functions.forEach((channel, list) -> byChannel.put(channel, new ChannelFunctions(list, application)));
    }

    /** The channels that functions consume, sorted. */
    public Set<String> channels() {
        return byChannel.keySet();
    }

    /** The functions of one of the {@link #channels()}. */
    public ChannelFunctions on(String channel) {
        return byChannel.get(channel);
    }
}
