package io.eventfunctions.benchmarks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.enterprise.inject.spi.CDI;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.vertx.core.Vertx;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.eventfunctions.delivery.Backoff;
import io.eventfunctions.delivery.CallObserver;
import io.eventfunctions.delivery.DeliveryEnvironment;
import io.eventfunctions.delivery.DeliveryPipeline;
import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.Listeners;
import io.eventfunctions.delivery.MemoryDeduplicationStore;
import io.eventfunctions.delivery.WheelTimer;
import io.eventfunctions.function.EventFunction;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/** What delivery under every policy adds to calling a function: the difference of the two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PipelineBenchmark {

    private static final int BATCH = 1000;
    private static final int KEYS = 100;
    private static final CompletionStage<Void> SETTLED = CompletableFuture.completedStage(null);

    private static final Listeners NO_LISTENERS = new Listeners(List.of());
    /** The function that is called without a delivery doesn't look at it. */
    private static final Delivery DELIVERY = new Delivery(EmptyFunction.CHANNEL, "empty", event(0), null);

    private final WheelTimer timer = new WheelTimer();
    private RunningApplication application;
    private Vertx vertx;
    private EventFunction function;
    private DeliveryPipeline pipeline;
    private List<ReceivedMessage.Event> messages;

    /** Starts the application, which the function's request context needs. */
    @Setup
    public void start() {
        application = RunningApplication.start();
        vertx = CDI.current().select(Vertx.class).get();
        function = EmptyFunction.on(vertx);
        pipeline = new DeliveryPipeline(
                everyPolicy(),
                List.of(function),
                new MemoryDeduplicationStore(100_000, Clock.systemUTC()),
                new DeliveryEnvironment(
                        (channel, event) -> SETTLED,
                        NO_LISTENERS,
                        Clock.systemUTC(),
                        timer,
                        () -> ThreadLocalRandom.current().nextLong()));
    }

    /** New ids, so that no event is a duplicate. */
    @Setup(Level.Invocation)
    public void makeEvents() {
        OffsetDateTime sent = OffsetDateTime.now();
        messages = IntStream.range(0, BATCH)
                .mapToObj(number -> new ReceivedMessage.Event(event(number), sent))
                .toList();
    }

    /** Ends the application. */
    @TearDown
    public void stop() throws InterruptedException {
        timer.close();
        application.stop();
    }

    /** Expiry, deduplication, lane, slot, timeout, attempt, outcome. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void deliveredUnderEveryPolicy() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(BATCH);
        vertx.getOrCreateContext()
                .runOnContext(
                        ignored -> messages.forEach(message -> pipeline.deliver(function, message, null, result -> {
                            done.countDown();
                            return SETTLED;
                        })));
        done.await();
    }

    /** The same calls without any of it. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void calledOnly() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(BATCH);
        vertx.getOrCreateContext()
                .runOnContext(ignored -> messages.forEach(
                        message -> function.start(DELIVERY, message, 1, NO_LISTENERS, CallObserver.NONE)
                                .done()
                                .thenRun(done::countDown)));
        done.await();
    }

    private static DeliveryPolicy everyPolicy() {
        return new DeliveryPolicy(
                EmptyFunction.CHANNEL,
                Optional.of(Duration.ofDays(1)),
                DeliveryPolicy.OnExpiry.DISCARD,
                3,
                new Backoff(Backoff.Growth.EXPONENTIAL, Duration.ofMillis(200), Duration.ofSeconds(30), 0.2),
                Optional.of(Duration.ofSeconds(30)),
                Set.of(IllegalArgumentException.class.getName()),
                Optional.of("letters"),
                DeliveryPolicy.Ordering.KEY,
                16,
                Optional.empty(),
                Optional.of("memory"),
                Duration.ofHours(1));
    }

    private static CloudEvent event(int number) {
        return CloudEventBuilder.v1()
                .withId(Long.toHexString(ThreadLocalRandom.current().nextLong()))
                .withSource(URI.create("/benchmarks"))
                .withType("com.example.happened")
                .withTime(OffsetDateTime.now())
                .withExtension("partitionkey", "key-" + number % KEYS)
                .build();
    }
}
