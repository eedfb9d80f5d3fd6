package io.eventfunctions.benchmarks.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.benchmarks.lambda.start.Batch;

/** Prints what an AOT cache does for cold starts: of ours, of its yardstick, and of the package that the build makes. */
class AotCacheIT {

    private static final int TRAINING = 20;

    @TempDir
    Path caches;

    @Test
    void coldStarts() throws IOException {
        List<Contender> contenders = new ArrayList<>();
        for (Contender contender : Contender.onClassPath()) {
            Path cache = caches.resolve(contender.name() + ".aot");
            train(contender.with(contender.name(), "-XX:+IgnoreUnrecognizedVMOptions -XX:AOTCacheOutput=" + cache));
            Assumptions.assumeTrue(
                    Files.exists(cache), "AOT caches need Java 25; say where it is with -Dlambda.java=<its home>");
            contenders.add(contender);
            contenders.add(contender.with(contender.name() + "-aot", "-XX:AOTCache=" + cache));
        }
        Contender.withCache().ifPresent(contenders::add);
        new Rounds(contenders).printStarts();
    }

    /** The JVM writes the cache when it is told to end. */
    private static void train(Contender contender) {
        try (Deployment deployment = new Deployment(contender)) {
            deployment.start();
            for (int i = 0; i < TRAINING; i++) {
                deployment.invoke(Batch.of(1));
            }
            deployment.terminate();
        }
    }
}
