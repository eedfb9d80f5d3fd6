package io.eventfunctions.local.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import io.eventfunctions.local.lambda.function.LocalFunction;

/** A function that a test writes as a lambda; it remembers its events, and hears what becomes of its batches. */
final class RecordingFunction implements LocalFunction, BatchListener {

    static final Answer NOTHING = new Answer(null, null);
    static final Answer FAILURE = new Answer(null, "java.lang.IllegalStateException: no");

    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final List<BatchOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final Function<JsonNode, CompletionStage<Answer>> code;

    private RecordingFunction(Function<JsonNode, CompletionStage<Answer>> code) {
        this.code = code;
    }

    static RecordingFunction that(Function<JsonNode, Answer> code) {
        return new RecordingFunction(event -> CompletableFuture.completedStage(code.apply(event)));
    }

    /** One whose answers the test gives later. */
    static RecordingFunction slow(Function<JsonNode, CompletionStage<Answer>> code) {
        return new RecordingFunction(code);
    }

    static RecordingFunction thatSucceeds() {
        return that(event -> NOTHING);
    }

    static Answer answer(String json) {
        return new Answer(json.getBytes(StandardCharsets.UTF_8), null);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    @Override
    public String name() {
        return "welcome";
    }

    @Override
    public CompletionStage<Answer> invoke(byte[] payload) {
        JsonNode event = tree(payload);
        events.add(event);
        return code.apply(event);
    }

    @Override
    public void batchEnded(BatchOutcome outcome) {
        outcomes.add(outcome);
    }

    /** The bodies of each event's messages. */
    List<List<String>> bodies() {
        return events.stream().map(RecordingFunction::bodies).toList();
    }

    static List<String> bodies(JsonNode event) {
        return StreamSupport.stream(event.get("Records").spliterator(), false)
                .map(message -> message.get("body").textValue())
                .toList();
    }

    /** The values of each event's records. */
    List<List<String>> values() {
        return events.stream().map(RecordingFunction::values).toList();
    }

    static List<String> values(JsonNode event) {
        List<String> values = new ArrayList<>();
        for (JsonNode partition : event.get("records")) {
            for (JsonNode record : partition) {
                values.add(value(record));
            }
        }
        return values;
    }

    static String value(JsonNode record) {
        try {
            return new String(record.get("value").binaryValue(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] json) {
        try {
            return AwsJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
