package io.eventfunctions.aws.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** What the function did with which event, and what it is to do. */
@ApplicationScoped
public class Attempts {

    record Attempt(String id, long nanos) {}

    private final List<Attempt> all = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    void fail(String id, int times) {
        failures.put(id, times);
    }

    void hold(String id) {
        held.put(id, new CountDownLatch(1));
    }

    void release(String id) {
        held.get(id).countDown();
    }

    void make(String id) throws InterruptedException {
        all.add(new Attempt(id, System.nanoTime()));
        if (held.containsKey(id)) {
            held.get(id).await();
        }
        if (of(id).size() <= failures.getOrDefault(id, 0)) {
            throw new IllegalStateException("Not yet");
        }
    }

    List<Attempt> of(String id) {
        return all.stream().filter(attempt -> attempt.id().equals(id)).toList();
    }

    List<String> order(String... ids) {
        return all.stream()
                .map(Attempt::id)
                .filter(id -> Stream.of(ids).anyMatch(id::equals))
                .toList();
    }

    List<Duration> waits(String id) {
        List<Attempt> attempts = of(id);
        List<Duration> waits = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            waits.add(Duration.ofNanos(
                    attempts.get(i).nanos() - attempts.get(i - 1).nanos()));
        }
        return waits;
    }
}
