package io.eventfunctions.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
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
 * decode, route, invoke, encode, acknowledge. Refuses to compare the two if their replies differ.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DispatchBenchmark {

    /** Enough to keep the event loop busy, few enough for the in-memory sink, whose list is copied for each reply. */
    private static final int BATCH = 250;

    private final List<CloudEvent> events = UserEvents.several(BATCH);
    private RunningApplication application;
    private Conversation function;
    private Conversation handWritten;

    /** Starts the application and makes sure that both sides do the same. */
    @Setup
    public void start() throws InterruptedException {
        application = RunningApplication.start();
        InMemoryConnector connector =
                CDI.current().select(InMemoryConnector.class, Any.Literal.INSTANCE).get();
        function = new Conversation(connector, WelcomeFunction.USERS, WelcomeFunction.EMAILS);
        handWritten = new Conversation(connector, HandWrittenWelcome.USERS, HandWrittenWelcome.EMAILS);
        List<CloudEvent> one = events.subList(0, 1);
        requireSame(function.exchange(one).get(0), handWritten.exchange(one).get(0));
    }

    /** Stops the application. */
    @TearDown
    public void stop() throws InterruptedException {
        application.stop();
    }

    /** Our side. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<? extends Message<CloudEvent>> function() throws InterruptedException {
        return function.exchange(events);
    }

    /** The other side. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<? extends Message<CloudEvent>> handWritten() throws InterruptedException {
        return handWritten.exchange(events);
    }

    private static void requireSame(Message<CloudEvent> ours, Message<CloudEvent> theirs) {
        CloudEvent reply = withoutTime(ours.getPayload());
        CloudEvent handWrittenReply = withoutTime(theirs.getPayload());
        if (!reply.equals(handWrittenReply)) {
            throw new IllegalStateException("The two sides must send the same event: the function sent " + reply
                    + ", the hand-written method " + handWrittenReply);
        }
    }

    private static CloudEvent withoutTime(CloudEvent event) {
        return CloudEventBuilder.from(event).withTime(null).build();
    }
}
