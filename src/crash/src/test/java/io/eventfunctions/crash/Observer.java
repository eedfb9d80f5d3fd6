package io.eventfunctions.crash;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Follows the journals until something holds, and keeps the application running meanwhile. */
final class Observer {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final int TICK_MILLIS = 20;

    private final Watched platform;
    private final Deliveries deliveries;

    Observer(Watched platform, Deliveries deliveries) {
        this.platform = platform;
        this.deliveries = deliveries;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /** Waits until so many pairs of function and event are handled; false if the application is stuck before. */
    boolean awaitHandled(int handled) throws Exception {
        return await(() -> deliveries.handled() >= handled);
    }

    /** Waits until the broker knows of every event that it is acknowledged; false if the application is stuck before. */
    boolean awaitAcknowledged() throws Exception {
        return await(() -> platform.broker().unacknowledged() == 0);
    }

    /** Waits until a condition holds; false if the application is stuck before. */
    boolean await(Callable<Boolean> condition) throws Exception {
        long progress = System.nanoTime();
        long probe = progress;
        while (true) {
            int before = deliveries.lines();
            platform.readJournal(deliveries);
            if (condition.call()) {
                platform.readJournal(deliveries);
                return true;
            }
            long now = System.nanoTime();
            if (deliveries.lines() > before) {
                progress = now;
            } else if (now - progress > PATIENCE.toNanos()) {
                return false;
            }
            if (now - probe > PROBE.toNanos()) {
                platform.keepRunning(deliveries);
                probe = now;
            }
            Thread.sleep(TICK_MILLIS);
        }
    }
}
