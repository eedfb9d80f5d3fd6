package io.eventfunctions.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to the network between the application and its broker. */
enum NetworkCut {
    /** All connections are reset; new ones are carried at once. */
    RESET,
    /** All connections are reset, and the broker refuses new ones for a while. */
    REFUSE,
    /** Nothing is carried for longer than a heartbeat and a visibility timeout allow, and late what was sent. */
    STALL,
    /** The same, and then all connections are reset: nothing of what was sent arrives. */
    STALL_AND_RESET;

    private static final int SHORTEST_STALL_MILLIS = 6000;
    private static final int LONGEST_STALL_MILLIS = 12_000;

    /** So many of each, in random order. */
    static List<Blow> several(int of, Cable cable, Random random) {
        List<Blow> blows = new ArrayList<>();
        for (NetworkCut cut : values()) {
            blows.addAll(Collections.nCopies(of, cut.of(cable)));
        }
        Collections.shuffle(blows, random);
        return blows;
    }

    private Blow of(Cable cable) {
        return new Blow("network " + name(), (platform, deliveries, random) -> strike(cable, random));
    }

    private void strike(Cable cable, Random random) throws InterruptedException {
        switch (this) {
            case RESET -> cable.cut();
            case REFUSE -> {
                cable.refuse();
                Thread.sleep(Blow.outageMillis(random));
            }
            case STALL, STALL_AND_RESET -> {
                cable.stall();
                Thread.sleep(random.nextInt(SHORTEST_STALL_MILLIS, LONGEST_STALL_MILLIS));
                if (this == STALL_AND_RESET) {
                    cable.cut();
                }
            }
        }
        cable.restore();
    }
}
