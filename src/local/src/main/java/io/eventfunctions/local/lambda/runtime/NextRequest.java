package io.eventfunctions.local.lambda.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

/** A runtime's open request for its next invocation. It is answered as soon as there is one, however long that takes. */
final class NextRequest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpExchange exchange;

    NextRequest(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** @throws IOException if the runtime doesn't wait any more */
    void deliver(InvocationRequest invocation, Duration remaining, String arn) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                String.valueOf(Instant.now().plus(remaining).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", arn);
        headers.set("Lambda-Runtime-Trace-Id", traceId());
        byte[] payload = invocation.payload();
        exchange.sendResponseHeaders(200, payload.length == 0 ? -1 : payload.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(payload);
        }
    }

    /** A trace of its own, not sampled (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html). */
    private static String traceId() {
        return "Root=1-%08x-%024x;Parent=%016x;Sampled=0"
                .formatted(Instant.now().getEpochSecond(), new BigInteger(96, RANDOM), RANDOM.nextLong());
    }

    /** The runtime breaks the protocol: it has an invocation to answer. */
    void refuse() {
        RuntimeApi.answer(exchange, 403, "InvalidStateTransition", "The last invocation has no answer yet");
    }

    /** Nobody waits for it any more. */
    void drop() {
        exchange.close();
    }
}
