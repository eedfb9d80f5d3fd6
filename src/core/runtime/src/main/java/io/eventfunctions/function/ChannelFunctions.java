package io.eventfunctions.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Extensions;
import io.eventfunctions.spi.DeadLetterStore;

/** The functions of one channel, indexed by event type: finding the right ones costs the same however many there are. */
public final class ChannelFunctions {

    private final List<EventFunction> all;
    private final List<EventFunction> everyType;
    private final Map<String, List<EventFunction>> byType = new HashMap<>();
    private final boolean filtered;
    private final ApplicationName application;

    ChannelFunctions(List<EventFunction> functions, ApplicationName application) {
        this.application = application;
        this.all = List.copyOf(functions);
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

    /** Every function of the channel. */
    public List<EventFunction> all() {
        return all;
    }

    /**
     * The functions that want the event, in no particular order; empty if none does. An event that was sent back from the
     * dead letters is for the one function that failed, in the application that it is of. The marks by which stores remember that a
     * dead letter has been removed are for no function.
     */
    public List<EventFunction> wanting(CloudEvent event) {
        if (event.getType().equals(DeadLetterStore.REMOVED)) {
            return List.of();
        }
        if (Redriven.is(event)) {
            if (!application.owns(event)) {
                return List.of();
            }
            Object failed = event.getExtension(Extensions.DEAD_LETTER_FUNCTION);
            return wantingType(event).stream()
                    .filter(function -> function.name().equals(failed))
                    .toList();
        }
        return wantingType(event);
    }

    private List<EventFunction> wantingType(CloudEvent event) {
        List<EventFunction> functions = byType.getOrDefault(event.getType(), everyType);
        if (!filtered) {
            return functions;
        }
        return functions.stream().filter(function -> function.wants(event)).toList();
    }
}
