package io.eventfunctions.lambda.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A response that Lambda would refuse is replaced before it is written. */
class HttpInvocationResponseTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aResponseAtTheLimitIsWritten() throws IOException {
        int rest = payload(0).length();
        assertTrue(response(HttpInvocationResponse.LARGEST_PAYLOAD - rest).writeIfItFits(out));
        assertEquals(HttpInvocationResponse.LARGEST_PAYLOAD, out.size());
    }

    @Test
    void aLargerOneBecomesAnErrorThatNamesItsSize() throws IOException {
        int rest = payload(0).length();
        assertFalse(response(HttpInvocationResponse.LARGEST_PAYLOAD - rest + 1).writeIfItFits(out));
        String written = out.toString(UTF_8);
        assertTrue(written.startsWith("{\"statusCode\":500,"), written);
        assertTrue(written.contains("The response has 6291457 bytes: expected at most 6291456"), written);
    }

    private String payload(int size) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        response(size).write(payload);
        return payload.toString(UTF_8);
    }

    private static HttpInvocationResponse response(int size) {
        return new HttpInvocationResponse(
                200,
                Map.of("content-type", List.of("text/plain")),
                "x".repeat(size).getBytes(UTF_8));
    }
}
