package io.eventfunctions.local.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes JSON in the order in which AWS writes it. */
public final class AwsJson {

    /** Takes one document and nothing behind it. */
    static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What writes one document. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private AwsJson() {}

    public static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing JSON into memory failed", e);
        }
        return bytes.toByteArray();
    }
}
