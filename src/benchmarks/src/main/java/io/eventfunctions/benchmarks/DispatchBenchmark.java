package io.eventfunctions.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many events a second a function answers in a running application, beside a hand-written Reactive Messaging method:
 * decode, route, invoke, encode, acknowledge.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DispatchBenchmark {

    private BothSides sides;

    /** Starts the application. */
    @Setup
    public void start() throws InterruptedException {
        sides = BothSides.start();
    }

    /** Stops the application. */
    @TearDown
    public void stop() throws InterruptedException {
        sides.stop();
    }

    /** Our side. */
    @Benchmark
    @OperationsPerInvocation(BothSides.BATCH)
    public List<? extends Message<CloudEvent>> function() throws InterruptedException {
        return sides.function();
    }

    /** The other side. */
    @Benchmark
    @OperationsPerInvocation(BothSides.BATCH)
    public List<? extends Message<CloudEvent>> handWritten() throws InterruptedException {
        return sides.handWritten();
    }
}
