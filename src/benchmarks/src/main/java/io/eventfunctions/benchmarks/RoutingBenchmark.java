package io.eventfunctions.benchmarks;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.invoke.Invoker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.runtime.RuntimeValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.eventfunctions.codec.PayloadTypes;
import io.eventfunctions.function.ApplicationName;
import io.eventfunctions.function.ChannelFunctions;
import io.eventfunctions.function.EventFunction;
import io.eventfunctions.function.Execution;
import io.eventfunctions.function.FunctionCatalogue;
import io.eventfunctions.function.FunctionDefinition;
import io.eventfunctions.function.FunctionIndex;

/** What it costs to find the function that wants an event, among few functions on the channel and among many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutingBenchmark {

    private static final String CHANNEL = "events";
    private static final int EVENTS = 1000;

    /** How many functions there are on the channel, each for a type of its own. */
    @Param({"1", "1000"})
    public int functions;

    private ChannelFunctions channel;
    private CloudEvent[] events;
    private int next;

    /** As many events for few functions as for many, so that only the functions differ; each is wanted by one. */
    @Setup
    public void fillChannel() {
        List<FunctionDefinition> definitions = IntStream.range(0, functions)
                .mapToObj(RoutingBenchmark::definition)
                .toList();
        channel = index(definitions).on(CHANNEL);
        events = IntStream.range(0, EVENTS)
                .mapToObj(number -> event(number, type(number % functions)))
                .toArray(CloudEvent[]::new);
    }

    /** Finds the function for the next event. */
    @Benchmark
    public List<EventFunction> wanting() {
        next = next + 1 == EVENTS ? 0 : next + 1;
        return channel.wanting(events[next]);
    }

    private static FunctionIndex index(List<FunctionDefinition> definitions) {
        PayloadTypes noPayloads =
                new PayloadTypes(List.of(), new ObjectMapper(), URI.create("/benchmarks"), Clock.systemUTC());
        RuntimeValue<Invoker<Object, Object>> neverCalled = new RuntimeValue<>((instance, arguments) -> null);
        FunctionCatalogue catalogue = new FunctionCatalogue(
                List.of(),
                definitions,
                definitions.stream().collect(Collectors.toMap(FunctionDefinition::name, definition -> neverCalled)));
        return new FunctionIndex(
                catalogue,
                new ApplicationName("benchmarks"),
                noPayloads,
                (name, event) -> CompletableFuture.completedFuture(null),
                null,
                null);
    }

    private static FunctionDefinition definition(int number) {
        return new FunctionDefinition(
                "function" + number,
                "Functions.function" + number,
                List.of(CHANNEL),
                null,
                null,
                null,
                type(number),
                List.of(FunctionDefinition.Parameter.EVENT),
                null,
                Execution.EVENT_LOOP);
    }

    /** A new string each time: an event's type, read from the wire, is never the very string of the annotation. */
    private static String type(int number) {
        return "com.example.benchmark.happened-" + number;
    }

    private static CloudEvent event(int number, String type) {
        return CloudEventBuilder.v1()
                .withId(Integer.toString(number))
                .withSource(URI.create("/benchmarks"))
                .withType(type)
                .build();
    }
}
