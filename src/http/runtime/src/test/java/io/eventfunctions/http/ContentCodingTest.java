package io.eventfunctions.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ContentCodingTest {

    private static final int LIMIT = 1000;

    private final ContentCoding coding = new ContentCoding(LIMIT);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", " gzip "})
    void aPackedBodyIsUnpacked(String name) throws IOException {
        assertEquals(Buffer.buffer("hello"), coding.decode(name, packed("hello".getBytes())));
    }

    @Test
    void aBodyWithoutCodingStaysAsItIs() {
        Buffer body = Buffer.buffer("hello");
        assertEquals(body, coding.decode(null, body));
        assertEquals(body, coding.decode("", body));
        assertEquals(body, coding.decode("identity", body));
    }

    @Test
    void theLimitHoldsForTheUnpackedBody() throws IOException {
        assertEquals(LIMIT, coding.decode("gzip", packed(new byte[LIMIT])).length());
        assertEquals(413, refused("gzip", packed(new byte[LIMIT + 1])));
        assertEquals(413, refused("gzip", packed(new byte[10_000_000])));
    }

    @Test
    void whatIsNotOfItsCodingIsRefused() throws IOException {
        assertEquals(400, refused("gzip", Buffer.buffer("hello")));
        assertEquals(400, refused("gzip", Buffer.buffer()));
        Buffer whole = packed("hello".getBytes());
        assertEquals(400, refused("gzip", whole.slice(0, whole.length() - 9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "utf-8"})
    void anUnknownCodingIsUnsupported(String name) {
        assertEquals(415, refused(name, Buffer.buffer("hello")));
    }

    private int refused(String name, Buffer body) {
        return assertThrows(ProblemException.class, () -> coding.decode(name, body))
                .problem()
                .status()
                .code();
    }

    private static Buffer packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return Buffer.buffer(packed.toByteArray());
    }
}
