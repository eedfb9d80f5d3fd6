package io.eventfunctions.lambda.deployment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

import io.eventfunctions.EventContext;

/** Does with events what a test wants, and remembers the attempts. */
@ApplicationScoped
public class Worker {

    record Attempt(String id, int number, String channel) {}

    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final List<String> others = new CopyOnWriteArrayList<>();
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    @Funq
    @Incoming("standard")
    @Incoming("fifo")
    @Incoming("lettered")
    @Incoming("patient")
    @Incoming("brief")
    @Incoming("slow")
    @Incoming("once")
    @Outgoing("results")
    public CloudEvent work(CloudEvent event, @Context EventContext context) throws InterruptedException {
        attempts.add(new Attempt(event.getId(), context.attempt(), context.channel()));
        CountDownLatch latch = held.get(event.getId());
        if (latch != null) {
            latch.await();
        }
        if (failures.containsKey(event.getId())) {
            throw failures.get(event.getId());
        }
        return CloudEventBuilder.from(event).withType("com.example.done").build();
    }

    @Funq
    @Incoming("brief")
    public void other(CloudEvent event) {
        others.add(event.getId());
    }

    /** How often the other function was called with an event. */
    long othersCalls(String id) {
        return others.stream().filter(id::equals).count();
    }

    void fail(String id) {
        failures.put(id, new IllegalStateException("bad"));
    }

    void hold(String id) {
        held.put(id, new CountDownLatch(1));
    }

    void release(String id) {
        held.remove(id).countDown();
    }

    /** The numbers of the attempts with an event. */
    List<Integer> attempts(String id) {
        return attempts.stream()
                .filter(attempt -> attempt.id().equals(id))
                .map(Attempt::number)
                .toList();
    }

    /** The events that were begun with, in order. */
    Stream<String> begun() {
        return attempts.stream().map(Attempt::id);
    }
}
