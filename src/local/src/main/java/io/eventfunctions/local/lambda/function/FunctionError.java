package io.eventfunctions.local.lambda.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/** How an invocation failed: in the words of the function, or in those that Lambda uses. */
public record FunctionError(String type, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIGNALLED = 128;
    private static final String UNKNOWN = "Unhandled";

    /**
     * Reads the error document of a runtime.
     *
     * @param header {@code Lambda-Runtime-Function-Error-Type}, null if there was none
     */
    public static FunctionError read(byte[] document, String header) {
        JsonNode error = parse(document);
        String type = error.path("errorType").asText(header == null ? UNKNOWN : header);
        String message = error.path("errorMessage").asText(new String(document, StandardCharsets.UTF_8));
        return new FunctionError(type, message);
    }

    private static JsonNode parse(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    public static FunctionError timedOut(Duration timeout) {
        String seconds = String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
        return new FunctionError("Sandbox.Timedout", "Task timed out after " + seconds + " seconds");
    }

    public static FunctionError exited(int code) {
        String reason = "Runtime exited without providing a reason";
        if (code > SIGNALLED) {
            reason = "Runtime exited with error: signal " + (code - SIGNALLED);
        } else if (code != 0) {
            reason = "Runtime exited with error: exit status " + code;
        }
        return new FunctionError("Runtime.ExitError", reason);
    }

    public static FunctionError notStarted(IOException cause) {
        return new FunctionError("Runtime.InvalidEntrypoint", cause.getMessage());
    }

    public static FunctionError answerTooLarge(long size, int limit) {
        return new FunctionError(
                "Function.ResponseSizeTooLarge",
                "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
                        .formatted(size, limit));
    }

    public static FunctionError payloadTooLarge(long size, int limit) {
        return new FunctionError(
                "RequestTooLargeException",
                "%d byte payload is too large for the RequestResponse invocation type (limit %d bytes)"
                        .formatted(size, limit));
    }

    public static FunctionError closed(String function) {
        return new FunctionError("Closed", "Function " + function + " is closed on this machine");
    }

    /** As a runtime writes it. */
    public byte[] document() {
        return JSON.createObjectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    public Answer answer() {
        return answer(null);
    }

    /** @param document what the runtime said about it, null if nothing */
    public Answer answer(byte[] document) {
        return new Answer(document, type + ": " + message);
    }
}
