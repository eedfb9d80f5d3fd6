package io.eventfunctions.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
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

import io.eventfunctions.spi.event.EventJsonReader;
import io.eventfunctions.spi.event.EventJsonWriter;

/** What it costs to read an event in the JSON format and to write it, beside the format of the CloudEvents SDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventJsonBenchmark {

    private static final JsonFormat SDK = new JsonFormat();

    /** The size of the data in bytes. */
    @Param({"60", "10000"})
    public int size;

    private CloudEvent event;
    private byte[] document;

    /** Makes an event with the attributes that the events of functions have; its data is an array of users. */
    @Setup
    public void makeEvent() {
        StringBuilder users = new StringBuilder("[");
        for (int id = 0; users.length() < size - 1; id++) {
            users.append(id == 0 ? "" : ",")
                    .append("{\"id\":\"u%d\",\"name\":\"J. Doe\",\"age\":%d,\"email\":\"jd@example.com\"}"
                            .formatted(id, 20 + id % 50));
        }
        event = CloudEventBuilder.v1()
                .withId("8f4e2d1c-3b5a-8c7d-9e6f-102938475665")
                .withSource(URI.create("/shop/users"))
                .withType("com.example.user.registered")
                .withTime(OffsetDateTime.parse("2026-01-31T12:00:00.123Z"))
                .withExtension("partitionkey", "u1")
                .withExtension("correlationid", "1b2c3d4e-5f60-8718-89a0-b1c2d3e4f506")
                .withData("application/json", users.append(']').toString().getBytes(StandardCharsets.UTF_8))
                .build();
        document = EventJsonWriter.write(event);
    }

    /** Reads with the reader of the codecs. */
    @Benchmark
    public CloudEvent read() {
        return EventJsonReader.read(document);
    }

    /** Reads with the SDK's format. */
    @Benchmark
    public CloudEvent readWithSdk() {
        return SDK.deserialize(document);
    }

    /** Writes with the writer of the codecs, which also checks that the data is JSON. */
    @Benchmark
    public byte[] write() {
        return EventJsonWriter.write(event);
    }

    /** Writes with the SDK's format, which does not check the data. */
    @Benchmark
    public byte[] writeWithSdk() {
        return SDK.serialize(event);
    }
}
