package io.eventfunctions.crash;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.eventfunctions.crash.Journal.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;

class OverlapsTest {

    private static final long ONE = 1;
    private static final long OTHER = 2;

    private final Overlaps overlaps = new Overlaps();

    @Test
    void attemptsOfOneKeyMayFollowEachOtherInTwoProcesses() {
        overlaps.add(line(ONE, "strict", "key", Step.BEGINS, 100));
        overlaps.add(line(ONE, "strict", "key", Step.ENDS, 105));
        overlaps.add(line(OTHER, "strict", "key", Step.BEGINS, 105));
        assertEquals(List.of(), overlaps.found());
    }

    @Test
    void anAttemptThatBeginsBeforeTheEndOfAnotherOneIsFound() {
        overlaps.add(line(ONE, "strict", "key", Step.BEGINS, 100));
        overlaps.add(line(OTHER, "strict", "key", Step.BEGINS, 104));
        overlaps.add(line(ONE, "strict", "key", Step.ENDS, 105));
        assertEquals(1, overlaps.found().size());
    }

    @Test
    void otherKeysAndOtherFunctionsMayBeAtWork() {
        overlaps.add(line(ONE, "strict", "key", Step.BEGINS, 100));
        overlaps.add(line(OTHER, "strict", "other", Step.BEGINS, 101));
        overlaps.add(line(OTHER, "tolerant", "key", Step.BEGINS, 102));
        assertEquals(List.of(), overlaps.found());
    }

    @Test
    void anAttemptEndsWithItsProcessIfThatIsKilled() {
        overlaps.add(line(ONE, "strict", "key", Step.BEGINS, 100));
        overlaps.killed(ONE, 103);
        overlaps.add(line(OTHER, "strict", "key", Step.BEGINS, 104));
        assertEquals(List.of(), overlaps.found());
    }

    @Test
    void whatBeganBeforeTheKillOverlaps() {
        overlaps.add(line(ONE, "strict", "key", Step.BEGINS, 100));
        overlaps.add(line(OTHER, "strict", "key", Step.BEGINS, 102));
        overlaps.killed(ONE, 103);
        assertEquals(1, overlaps.found().size());
    }

    @Test
    void anAttemptThatAProcessNeverEndedThoughNobodyKilledItOverlaps() {
        overlaps.add(line(ONE, "strict", "key", Step.BEGINS, 100));
        overlaps.add(line(OTHER, "strict", "key", Step.BEGINS, 9_000));
        assertEquals(1, overlaps.found().size());
    }

    private static Attempt line(long process, String function, String key, Step step, long time) {
        return new Attempt(process, function, new WorkItem(key, 0, false), 1, step, time);
    }
}
