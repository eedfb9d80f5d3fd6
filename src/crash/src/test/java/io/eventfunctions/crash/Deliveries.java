package io.eventfunctions.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the journals of all runs tell. The order of a key holds for a function if nothing comes between the attempts of one
 * delivery, and, where the broker keeps the order, if the first lines of its events, across all runs, rise in sequence.
 */
final class Deliveries {

    private static final class Lane {
        private int greatest = -1;
        private Attempt previous;
    }

    private final boolean ordered;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private int lines;
    private int redeliveries;

    /**
     * Nothing yet.
     *
     * @param ordered whether the broker keeps the order of a key's events
     */
    Deliveries(boolean ordered) {
        this.ordered = ordered;
    }

    void add(Attempt attempt) {
        lines++;
        Lane lane =
                lanes.computeIfAbsent(attempt.function() + ' ' + attempt.item().key(), ignored -> new Lane());
        int sequence = attempt.item().sequence();
        if (seen.add(attempt.function() + ' ' + attempt.item().id())) {
            if (ordered && sequence < lane.greatest) {
                violations.add(attempt + " came first after sequence " + lane.greatest);
            }
            lane.greatest = Math.max(lane.greatest, sequence);
        } else if (attempt.number() == 1) {
            redeliveries++;
        }
        checkAttempts(lane.previous, attempt);
        lane.previous = attempt;
    }

    private void checkAttempts(Attempt previous, Attempt attempt) {
        boolean sameRun = previous != null && previous.run() == attempt.run();
        boolean again = sameRun && previous.leavesMoreToDo();
        boolean inOrder = again
                ? attempt.item().equals(previous.item()) && attempt.number() == previous.number() + 1
                : attempt.number() == 1;
        if (!inOrder) {
            violations.add(attempt + " came after " + previous);
        }
    }

    /** Whether a function was called for an event at least once. */
    boolean contains(String function, WorkItem item) {
        return seen.contains(function + ' ' + item.id());
    }

    /** How many pairs of function and event there were. */
    int handled() {
        return seen.size();
    }

    int lines() {
        return lines;
    }

    /** How often an event came to a function that had been called for it before; retries don't count. */
    int redeliveries() {
        return redeliveries;
    }

    List<String> violations() {
        return violations;
    }
}
