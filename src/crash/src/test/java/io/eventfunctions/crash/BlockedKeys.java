package io.eventfunctions.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.eventfunctions.spi.DeduplicationStore.Key;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** When events begin that a claim of a killed process blocks, and when the next ones of their keys do. */
final class BlockedKeys implements Consumer<Attempt> {

    /** A claim that was left behind, the first attempt at its event afterwards, and the first one at a later event of the key. */
    private static final class Blocked {
        private final Key key;
        private final StoredClaim claim;
        private final String lane;
        private final int sequence;
        private Attempt again;
        private Attempt next;

        Blocked(Key key, StoredClaim claim) {
            this.key = key;
            this.claim = claim;
            int dash = key.id().lastIndexOf('-');
            this.lane = key.function() + ' ' + key.id().substring(0, dash);
            this.sequence = Integer.parseInt(key.id().substring(dash + 1));
        }

        void see(Attempt attempt) {
            if (!attempt.lane().equals(lane)) {
                return;
            }
            if (again == null && attempt.item().sequence() == sequence) {
                again = attempt;
            } else if (next == null && attempt.item().sequence() > sequence) {
                next = attempt;
            }
        }

        boolean isOver() {
            return again != null && next != null;
        }

        void check(Duration grace) {
            long latest = claim.until() + grace.toMillis();
            assertTrue(again.time() >= claim.until(), key + " began before the claim had lapsed: " + again);
            assertTrue(
                    again.time() <= latest, key + " was still blocked " + grace + " after the claim's end: " + again);
            assertTrue(next.time() >= again.time(), next + " overtook " + again);
            assertTrue(next.time() <= latest, "The key was still blocked " + grace + " after the claim's end: " + next);
        }
    }

    private final List<Blocked> all = new ArrayList<>();
    private final List<Blocked> current = new ArrayList<>();
    private int unblocked;

    /** These claims were left behind by a process that has just been killed, and whose lines have been read. */
    void by(Map<Key, StoredClaim> held) {
        current.clear();
        held.forEach((key, claim) -> current.add(new Blocked(key, claim)));
        all.addAll(current);
    }

    @Override
    public void accept(Attempt attempt) {
        current.forEach(blocked -> blocked.see(attempt));
        if (current.stream().anyMatch(blocked -> attempt.time() < blocked.claim.until())) {
            unblocked++;
        }
    }

    /** Whether all blocked events, and for each a later one of its key, have begun. */
    boolean areHandled() {
        return current.stream().allMatch(Blocked::isOver);
    }

    /** How many claims were left behind. */
    int count() {
        return all.size();
    }

    /** How long after the end of its claim an event began at the latest. */
    long latestMillis() {
        return all.stream()
                .mapToLong(blocked -> blocked.again.time() - blocked.claim.until())
                .max()
                .orElse(0);
    }

    /** How many lines of events that are not blocked were written while others were. */
    int unblocked() {
        return unblocked;
    }

    /** @param grace how long after the end of its claim an event may begin at the latest */
    void check(Duration grace) {
        assertAll(all.stream().map(blocked -> () -> blocked.check(grace)));
    }
}
