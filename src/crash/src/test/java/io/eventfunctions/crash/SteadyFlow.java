package io.eventfunctions.crash;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Publishes a workload in small parts, so many events a second, until it is stopped. */
final class SteadyFlow implements AutoCloseable {

    private static final int PARTS_PER_SECOND = 4;

    private final Broker broker;
    private final Workload workload;
    private final int part;
    private final CompletableFuture<Integer> published;
    private volatile boolean stopped;

    private SteadyFlow(Broker broker, Workload workload, int eventsPerSecond) {
        this.broker = broker;
        this.workload = workload;
        this.part = eventsPerSecond / PARTS_PER_SECOND;
        this.published = CompletableFuture.supplyAsync(this::publish, task -> {
            Thread thread = new Thread(task, "flow");
            thread.setDaemon(true);
            thread.start();
        });
    }

    static SteadyFlow start(Broker broker, Workload workload, int eventsPerSecond) {
        return new SteadyFlow(broker, workload, eventsPerSecond);
    }

    private int publish() {
        int from = 0;
        try {
            for (int size = workload.items().size(); !stopped && from < size; from += part) {
                broker.publish(workload.items().subList(from, Math.min(from + part, size)));
                TimeUnit.MILLISECONDS.sleep(TimeUnit.SECONDS.toMillis(1) / PARTS_PER_SECOND);
            }
            return Math.min(from, workload.items().size());
        } catch (Exception e) {
            throw new IllegalStateException("The flow of events broke off after " + from, e);
        }
    }

    /** Publishes nothing more; returns what has been published. */
    Workload stop() {
        stopped = true;
        return workload.first(published.join());
    }

    @Override
    public void close() {
        stopped = true;
    }
}
