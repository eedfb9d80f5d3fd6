package io.eventfunctions.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the content coding of a body, up to the limit for bodies.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-content-encoding">RFC 9110, Content-Encoding</a>
 */
final class ContentCoding {

    private final long limit;

    ContentCoding(long limit) {
        this.limit = limit;
    }

    /**
     * The body without its coding.
     *
     * @param coding the value of {@code Content-Encoding}; {@code null} if there is none
     * @throws ProblemException if the coding is not supported, the body is not of it, or what is in it exceeds the limit
     */
    Buffer decode(@Nullable String coding, Buffer body) {
        return switch (coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> Buffer.buffer(unpacked(body.getBytes()));
            default ->
                throw new ProblemException(ProblemDetails.of(
                        HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Invalid Content-Encoding '%s': expected none, identity or gzip".formatted(coding)));
        };
    }

    private byte[] unpacked(byte[] packed) {
        int most = (int) Math.min(limit, Integer.MAX_VALUE - 1);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] body = in.readNBytes(most);
            if (body.length == most && in.read() >= 0) {
                throw new ProblemException(ProblemDetails.of(
                        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                        "The unpacked body has more than the %d bytes that are accepted (quarkus.event-functions.http.max-body-size)"
                                .formatted(limit)));
            }
            return body;
        } catch (IOException e) {
            throw new ProblemException(ProblemDetails.of(
                    HttpResponseStatus.BAD_REQUEST, "The body is not gzip, although Content-Encoding says so"));
        }
    }
}
