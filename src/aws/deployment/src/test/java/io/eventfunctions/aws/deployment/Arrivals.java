package io.eventfunctions.aws.deployment;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import org.awaitility.Awaitility;

/** The events that have reached the function. */
@ApplicationScoped
public class Arrivals {

    private final List<CloudEvent> events = new CopyOnWriteArrayList<>();

    void add(CloudEvent event) {
        events.add(event);
    }

    long count(String id) {
        return events.stream().filter(event -> event.getId().equals(id)).count();
    }

    /** The first event with the id, awaited. */
    CloudEvent await(String id) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count(id) > 0);
        return events.stream()
                .filter(event -> event.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
