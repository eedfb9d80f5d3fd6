package com.example.orders;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Another subscriber of the topic: remembers what happened to each order. */
@ApplicationScoped
public class History {

    private static final String PREFIX = "com.example.";

    private final List<CloudEvent> events = new CopyOnWriteArrayList<>();

    /** Remembers every event of the topic. */
    @Funq
    @Incoming("history")
    public void remember(CloudEvent event) {
        events.add(event);
    }

    /** What happened to the order, in order. */
    public List<String> of(String order) {
        return events.stream()
                .filter(event -> order.equals(event.getExtension("partitionkey")))
                .map(event -> event.getType().substring(PREFIX.length()))
                .toList();
    }

    /** What the data of the order's events say. */
    public String dataOf(String order) {
        return events.stream()
                .filter(event -> order.equals(event.getExtension("partitionkey")))
                .map(event -> new String(event.getData().toBytes()))
                .collect(Collectors.joining("\n"));
    }
}
