package io.eventfunctions.benchmarks.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String QUARKUS = "lambda.native.quarkus";
    private static final double MEGABYTE = 1024 * 1024;

    private final Contender function = Contender.program("function", System.getProperty(FUNCTION));
    private final Contender quarkus = Contender.program("quarkus", System.getProperty(QUARKUS));
    private final Rounds rounds = new Rounds(List.of(function, quarkus, quarkus.validating()));

    @Test
    void sizes() throws IOException {
        Series sizes = new Series("MiB of the executable", "%.1f");
        sizes.add(function, Files.size(Path.of(System.getProperty(FUNCTION))) / MEGABYTE);
        sizes.add(quarkus, Files.size(Path.of(System.getProperty(QUARKUS))) / MEGABYTE);
        sizes.print();
    }

    @Test
    void coldStarts() {
        rounds.printStarts();
    }

    @Test
    void warmInvocations() {
        rounds.printWarmInvocations();
    }
}
