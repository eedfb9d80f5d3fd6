package io.eventfunctions.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to a function behind Lambda. */
enum Disturbance {
    /** A runtime is killed at its work. */
    KILL,
    /** A runtime does nothing any more, so that Lambda ends it when the function's timeout is over. */
    FREEZE,
    /** A call of a function takes longer than the function's timeout, and its runtime lives. */
    HANG,
    /** The function has answered, and the mapping never learns it. */
    LOSE_ANSWER,
    /** For a while, what was handled can't be deleted from the queue. */
    LOSE_DELETIONS,
    /** All of it is killed at once: the mapping with all that it knows, and the runtimes. */
    KILL_ALL;

    /** So many of each, in random order. */
    static List<Disturbance> several(int of, List<Disturbance> which, Random random) {
        List<Disturbance> all = new ArrayList<>();
        for (int i = 0; i < of; i++) {
            all.addAll(which);
        }
        Collections.shuffle(all, random);
        return all;
    }
}
