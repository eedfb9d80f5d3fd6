package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.eventfunctions.function.EventFunction;

/**
 * The deliveries to one function: lanes keep the events of a key in order, slots bound how many are at work. Each function
 * has its own, so that one that hangs or fails holds up none of the others.
 */
final class Bulkhead {

    private final Lanes<RunningDelivery> lanes = new Lanes<>();
    private final Slots<RunningDelivery> slots;
    private final Set<RunningDelivery> pausing = ConcurrentHashMap.newKeySet();
    private final EventFunction function;
    private final Timer timer;

    Bulkhead(EventFunction function, int concurrency, Timer timer) {
        this.function = function;
        this.slots = new Slots<>(concurrency);
        this.timer = timer;
    }

    EventFunction function() {
        return function;
    }

    /** Runs the delivery as soon as its lane and a slot are free. */
    void enter(RunningDelivery delivery) {
        if (delivery.lane() == null || lanes.enter(delivery.lane(), delivery)) {
            slots.run(delivery);
        }
    }

    /** Runs the delivery again after the wait; its slot is free meanwhile, its lane isn't. */
    void pause(RunningDelivery delivery, Duration wait) {
        pausing.add(delivery);
        timer.after(wait, () -> {
            if (pausing.remove(delivery) && !slots.run(delivery)) {
                delivery.forgotten();
            }
        });
        if (slots.areStopped() && pausing.remove(delivery)) {
            delivery.forgotten();
        }
        slots.release();
    }

    /** Frees what a delivery held; the next in its lane is queued before the slot is free, so that nobody overtakes it. */
    void leave(RunningDelivery delivery) {
        RunningDelivery next = nextInLane(delivery);
        if (next != null) {
            slots.enqueue(next);
        }
        slots.release();
    }

    /**
     * Frees the slot of a rejected delivery at once, but its lane when the connector has taken the message back: if it wants the
     * consumption to end, what waits behind the message must not be handled before it.
     */
    void leaveAfter(CompletionStage<Void> settled, RunningDelivery delivery) {
        slots.release();
        settled.whenComplete((ignored, failure) -> {
            RunningDelivery next = nextInLane(delivery);
            if (next != null) {
                slots.run(next);
            }
        });
    }

    /** Starts no attempt any more and forgets those that wait; completes when those at work are done. */
    CompletionStage<Void> stop() {
        List<RunningDelivery> left = slots.stop();
        left.forEach(RunningDelivery::forgotten);
        for (RunningDelivery delivery : pausing) {
            if (pausing.remove(delivery)) {
                delivery.forgotten();
            }
        }
        return slots.idle();
    }

    private RunningDelivery nextInLane(RunningDelivery delivery) {
        return delivery.lane() == null ? null : lanes.leave(delivery.lane());
    }
}
