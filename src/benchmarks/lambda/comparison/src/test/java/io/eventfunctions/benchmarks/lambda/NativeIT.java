package io.eventfunctions.benchmarks.lambda;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints what native executables cost that are built beforehand: ours, and the handler written by hand. */
@EnabledIfSystemProperty(
        named = NativeIT.FUNCTION,
        matches = ".+",
        disabledReason =
                "needs two native executables: -Dlambda.native.function=<ours> -Dlambda.native.quarkus=<theirs>")
class NativeIT {

    static final String FUNCTION = "lambda.native.function";

    private final Rounds rounds = new Rounds(List.of(
            Contender.program("function", System.getProperty(FUNCTION)),
            Contender.program("quarkus", System.getProperty("lambda.native.quarkus"))));

    @Test
    void coldStarts() {
        rounds.printStarts();
    }

    @Test
    void warmInvocations() {
        rounds.printWarmInvocations();
    }
}
