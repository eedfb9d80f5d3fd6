package io.eventfunctions.conformance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;

import io.eventfunctions.EventContext;

/** What the functions of the application do with an event: nothing, unless the test says otherwise. */
@ApplicationScoped
public class Script {

    /** One function's dealing with one event; it is called for each attempt. */
    @FunctionalInterface
    public interface Act {

        /** Returns what the function returns: an event, a promise of one or {@code null}. */
        Object perform(EventContext context) throws Exception;
    }

    private final Map<String, Act> acts = new ConcurrentHashMap<>();

    void write(String function, CloudEvent event, Act act) {
        acts.put(line(function, event), act);
    }

    Object perform(EventContext context) throws Exception {
        Act act = acts.get(line(context.function(), context.event()));
        return act == null ? null : act.perform(context);
    }

    private static String line(String function, CloudEvent event) {
        return function + ' ' + event.getId();
    }
}
