package io.eventfunctions.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;

/** The functions of one channel, indexed by event type: finding the right ones costs the same however many there are. */
public final class ChannelFunctions {

    private final List<EventFunction> everyType;
    private final Map<String, List<EventFunction>> byType = new HashMap<>();
    private final boolean filtered;

    ChannelFunctions(List<EventFunction> functions) {
        this.everyType = functions.stream()
                .filter(function -> function.definition().eventType() == null)
                .toList();
        this.filtered =
                functions.stream().anyMatch(function -> function.definition().filter() != null);
        for (EventFunction function : functions) {
            String type = function.definition().eventType();
            if (type != null) {
                byType.computeIfAbsent(type, ignored -> new ArrayList<>(everyType))
                        .add(function);
            }
        }
    }

    /** The functions that want the event, in no particular order; empty if none does. */
    public List<EventFunction> wanting(CloudEvent event) {
        List<EventFunction> functions = byType.getOrDefault(event.getType(), everyType);
        if (!filtered) {
            return functions;
        }
        return functions.stream().filter(function -> function.wants(event)).toList();
    }
}
