package io.eventfunctions.redis.deployment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;

import io.eventfunctions.EventContext;

/** What functions under test have done with events: begun and handled them, at which attempt. */
@ApplicationScoped
public class RecordingFunctions {

    /** An event that a function has begun or handled. */
    record Step(String channel, String id, int attempt) {}

    private final List<Step> begun = new CopyOnWriteArrayList<>();
    private final List<Step> handled = new CopyOnWriteArrayList<>();
    private final List<CloudEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Void>> gates = new ConcurrentHashMap<>();

    /** Handles an event: it waits for its gate, if there is one, and fails if its subject says so. */
    void handle(CloudEvent event, EventContext context) {
        Step step = new Step(context.channel(), event.getId(), context.attempt());
        boolean first = begun.stream().noneMatch(other -> other.id().equals(event.getId()));
        begun.add(step);
        CompletableFuture<Void> gate = gates.get(event.getId());
        if (gate != null) {
            gate.join();
        }
        if ("poison".equals(event.getSubject()) || first && "once".equals(event.getSubject())) {
            throw new IllegalStateException("does not work");
        }
        handled.add(step);
        events.add(event);
    }

    CompletableFuture<Void> gate(String id) {
        return gates.computeIfAbsent(id, ignored -> new CompletableFuture<>());
    }

    /** How often a function has begun an event. */
    long begun(String id) {
        return begun.stream().filter(step -> step.id().equals(id)).count();
    }

    boolean hasHandled(String id) {
        return handled.stream().anyMatch(step -> step.id().equals(id));
    }

    List<Step> handledOn(String channel) {
        return handled.stream().filter(step -> step.channel().equals(channel)).toList();
    }

    /** The event of an id, once it is handled. */
    CloudEvent event(String id) {
        return events.stream()
                .filter(event -> event.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
