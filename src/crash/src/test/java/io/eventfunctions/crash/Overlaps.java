package io.eventfunctions.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.eventfunctions.crash.Journal.Step;

/**
 * Attempts of one key and function that were in progress at the same time, in one process or in two. An attempt lasts from its first
 * line in the common journal to its last one, or until its process is killed.
 */
final class Overlaps {

    private record Suspicion(Attempt earlier, Attempt later) {}

    private final Map<String, List<Attempt>> open = new HashMap<>();
    private final Map<Long, Long> kills = new HashMap<>();
    private final List<Suspicion> suspicions = new ArrayList<>();

    /** @param time just before the process was killed, in milliseconds since the epoch */
    void killed(long process, long time) {
        kills.put(process, time);
    }

    void add(Attempt attempt) {
        List<Attempt> lane = open.computeIfAbsent(attempt.lane(), ignored -> new ArrayList<>());
        if (attempt.step() == Step.ENDS) {
            lane.removeIf(begun -> isBeginOf(attempt, begun));
            return;
        }
        lane.forEach(earlier -> suspicions.add(new Suspicion(earlier, attempt)));
        lane.clear();
        lane.add(attempt);
    }

    private static boolean isBeginOf(Attempt end, Attempt begun) {
        return begun.process() == end.process()
                && begun.number() == end.number()
                && begun.item().equals(end.item());
    }

    /** To be asked when all kills are known. */
    List<String> found() {
        return suspicions.stream()
                .filter(suspicion -> !wasKilledBefore(suspicion))
                .map(suspicion -> suspicion.later() + " began before the end of " + suspicion.earlier())
                .toList();
    }

    private boolean wasKilledBefore(Suspicion suspicion) {
        Long kill = kills.get(suspicion.earlier().process());
        return kill != null && kill <= suspicion.later().time();
    }
}
