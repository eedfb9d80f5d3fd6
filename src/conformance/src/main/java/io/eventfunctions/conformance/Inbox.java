package io.eventfunctions.conformance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;

/** The dead letters and results that came back through the broker. */
@ApplicationScoped
public class Inbox {

    private final Map<String, List<CloudEvent>> events = new ConcurrentHashMap<>();

    void put(String channel, CloudEvent event) {
        on(channel).add(event);
    }

    List<CloudEvent> on(String channel) {
        return events.computeIfAbsent(channel, ignored -> new CopyOnWriteArrayList<>());
    }
}
