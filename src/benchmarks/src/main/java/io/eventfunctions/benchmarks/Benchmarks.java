package io.eventfunctions.benchmarks;

import java.io.IOException;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.openjdk.jmh.Main;

/** Starts JMH, with JMH's command line; the application itself starts in the JVMs that JMH forks. */
@QuarkusMain
public final class Benchmarks {

    private Benchmarks() {}

    /** Runs the benchmarks that the arguments select, all of them by default. */
    public static void main(String[] arguments) throws IOException {
        Main.main(arguments);
    }
}
