package io.eventfunctions.crash;

import java.util.Random;

/**
 * Something that happens to an application or its broker at a random moment.
 *
 * @param name what the report counts it as
 */
record Blow(String name, Action action) {

    /** What is done. */
    @FunctionalInterface
    interface Action {

        /** Does it, and returns when it is over. */
        void strike(Platform platform, Deliveries deliveries, Random random) throws Exception;
    }

    private static final int SHORTEST_OUTAGE_MILLIS = 1000;
    private static final int LONGEST_OUTAGE_MILLIS = 6000;

    /** SIGKILL to the application, which is started again. */
    static final Blow KILL =
            new Blow("application killed", (platform, deliveries, random) -> platform.crash(deliveries));

    /** SIGKILL to the broker, which is started again after a while; the application has to get over it by itself. */
    static final Blow OUTAGE = new Blow(
            "broker killed and restarted", (platform, deliveries, random) -> platform.outage(outageMillis(random)));

    static int outageMillis(Random random) {
        return random.nextInt(SHORTEST_OUTAGE_MILLIS, LONGEST_OUTAGE_MILLIS);
    }
}
