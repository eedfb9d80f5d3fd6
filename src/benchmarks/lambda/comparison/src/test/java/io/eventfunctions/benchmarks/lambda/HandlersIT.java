package io.eventfunctions.benchmarks.lambda;

import org.junit.jupiter.api.Test;

/** Prints what functions cost that AWS's runtime for Java calls. */
class HandlersIT {

    @Test
    void coldStarts() {
        new Rounds(Contender.handlers()).printStarts();
    }

    @Test
    void warmInvocations() {
        new Rounds(Contender.handlers()).printWarmInvocations();
    }
}
