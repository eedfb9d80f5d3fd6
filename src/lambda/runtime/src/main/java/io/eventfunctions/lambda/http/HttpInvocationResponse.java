package io.eventfunctions.lambda.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The response of an HTTP request that the function was invoked with.
 *
 * @param headers by their names, with all their values
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-response-payload">Response payload format</a>
 */
public record HttpInvocationResponse(int status, Map<String, List<String>> headers, byte[] body) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int SERVER_ERROR = 500;
    /**
     * In bytes.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a>
     */
    static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

    private static final String COOKIES = "set-cookie";

    /** Whether its status is a server error. */
    public boolean isFailure() {
        return status >= SERVER_ERROR;
    }

    /**
     * Writes it, unless it is larger than Lambda takes: then Lambda would answer with an error that says nothing, so it is replaced by one that
     * names the size.
     *
     * @return whether it was written
     */
    public boolean writeIfItFits(OutputStream out) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        write(payload);
        if (payload.size() > LARGEST_PAYLOAD) {
            new HttpInvocationResponse(
                            SERVER_ERROR,
                            Map.of("content-type", List.of("text/plain")),
                            "The response has %d bytes: expected at most %d, which is the limit of Lambda"
                                    .formatted(payload.size(), LARGEST_PAYLOAD)
                                    .getBytes(UTF_8))
                    .write(out);
            return false;
        }
        payload.writeTo(out);
        return true;
    }

    /** Writes it in the format of function URLs and HTTP APIs: a body that is not text is in Base64. */
    void write(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", status);
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, List<String>> header : headers.entrySet()) {
                if (!header.getKey().equalsIgnoreCase(COOKIES)) {
                    json.writeStringField(header.getKey(), String.join(",", header.getValue()));
                }
            }
            json.writeEndObject();
            writeCookies(json);
            writeBody(json);
            json.writeEndObject();
        }
    }

    private void writeCookies(JsonGenerator json) throws IOException {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(COOKIES)) {
                json.writeFieldName("cookies");
                json.writeArray(
                        header.getValue().toArray(String[]::new),
                        0,
                        header.getValue().size());
            }
        }
    }

    private void writeBody(JsonGenerator json) throws IOException {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            json.writeStringField("body", text);
            json.writeBooleanField("isBase64Encoded", false);
        } catch (CharacterCodingException e) {
            json.writeStringField("body", Base64.getEncoder().encodeToString(body));
            json.writeBooleanField("isBase64Encoded", true);
        }
    }
}
