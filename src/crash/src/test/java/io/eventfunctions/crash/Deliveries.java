package io.eventfunctions.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.eventfunctions.crash.Journal.Step;

/**
 * What the journals of all processes tell. Where the broker keeps the order, that of a key holds for a function if the first lines
 * of its events, across all processes, rise in sequence. Besides, in a service with one process nothing comes between the attempts of
 * one delivery; with several processes, which may take over a delivery after any attempt, nothing newer begins before it has ended.
 */
final class Deliveries {

    private static final class Lane {
        private int greatest = -1;
        private Attempt latest;
        private final Map<Long, Attempt> latestOfProcess = new HashMap<>();
    }

    private final boolean ordered;
    private final boolean severalProcesses;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> endedInProcess = new HashSet<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final List<String> doneTwice = new ArrayList<>();
    private int lines;
    private int hung;
    private int redeliveries;

    private Deliveries(boolean ordered, boolean severalProcesses) {
        this.ordered = ordered;
        this.severalProcesses = severalProcesses;
    }

    /**
     * Nothing yet.
     *
     * @param ordered whether the broker keeps the order of a key's events
     */
    static Deliveries ofService(boolean ordered) {
        return new Deliveries(ordered, false);
    }

    /** Nothing yet, with several processes at a time, as behind Lambda and in a consumer group. */
    static Deliveries ofSeveralProcesses(boolean ordered) {
        return new Deliveries(ordered, true);
    }

    void add(Attempt attempt) {
        if (attempt.step() == Step.ENDS) {
            ended.add(attempt.delivery());
            if (!attempt.leavesMoreToDo()) {
                endedInProcess.add(inProcess(attempt));
            }
            return;
        }
        lines++;
        if (attempt.step() == Step.HANGS) {
            hung++;
        }
        if (endedInProcess.contains(inProcess(attempt))) {
            doneTwice.add(attempt.toString());
        }
        Lane lane = lanes.computeIfAbsent(attempt.lane(), ignored -> new Lane());
        Attempt latest = lane.latest;
        Attempt previous = lane.latestOfProcess.put(attempt.process(), attempt);
        lane.latest = attempt;
        boolean again = previous != null && previous.leavesMoreToDo();
        int sequence = attempt.item().sequence();
        if (seen.add(attempt.delivery())) {
            if (ordered && sequence < lane.greatest) {
                violations.add(attempt + " came first after sequence " + lane.greatest);
            }
            lane.greatest = Math.max(lane.greatest, sequence);
        } else if (!again || !attempt.item().equals(previous.item())) {
            redeliveries++;
        }
        if (!severalProcesses) {
            checkAttempts(again, previous, attempt);
        } else if (ordered && latest != null && sequence > latest.item().sequence() && isOpen(latest)) {
            violations.add(attempt + " began before the end of " + latest);
        }
    }

    private void checkAttempts(boolean again, Attempt previous, Attempt attempt) {
        boolean inOrder = again
                ? attempt.item().equals(previous.item()) && attempt.number() == previous.number() + 1
                : attempt.number() == 1;
        if (!inOrder) {
            violations.add(attempt + " came after " + previous);
        }
    }

    private boolean isOpen(Attempt attempt) {
        return attempt.leavesMoreToDo() || !ended.contains(attempt.delivery());
    }

    private static String inProcess(Attempt attempt) {
        return attempt.process() + " " + attempt.delivery();
    }

    /** Whether a function has handled an event at least once, up to the end. */
    boolean contains(String function, WorkItem item) {
        return ended.contains(function + ' ' + item.id());
    }

    /** How many pairs of function and event there were. */
    int handled() {
        return seen.size();
    }

    /** How many attempts there were. */
    int lines() {
        return lines;
    }

    /** How many of them hung. */
    int hung() {
        return hung;
    }

    /** How often an event came to a function that had been called for it before; retries don't count. */
    int redeliveries() {
        return redeliveries;
    }

    List<String> violations() {
        return violations;
    }

    /** Attempts that began in a process in which the function had done with the event. */
    List<String> doneTwice() {
        return doneTwice;
    }
}
