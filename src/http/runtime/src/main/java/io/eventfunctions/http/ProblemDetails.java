package io.eventfunctions.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is refused, as a document of RFC 9457.
 *
 * @param attribute the CloudEvents attribute at fault, or {@code null}
 * @param index the position in the batch of the event at fault, from 0, or {@code null} if there is no batch
 * @param retryAfter the seconds after which the same request may be accepted, or {@code null} if no time is known
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
record ProblemDetails(
        HttpResponseStatus status,
        String detail,
        @Nullable String attribute,
        @Nullable Integer index,
        @Nullable Integer retryAfter) {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final int RETRY_AFTER_SECONDS = 1;

    static ProblemDetails of(HttpResponseStatus status, String detail) {
        return new ProblemDetails(status, detail, null, null, null);
    }

    static ProblemDetails ofAttribute(String attribute, String detail) {
        return new ProblemDetails(HttpResponseStatus.BAD_REQUEST, detail, attribute, null, null);
    }

    /** The request exceeds a limit now; it may be accepted soon. */
    static ProblemDetails busy(String detail) {
        return new ProblemDetails(HttpResponseStatus.SERVICE_UNAVAILABLE, detail, null, null, RETRY_AFTER_SECONDS);
    }

    ProblemDetails at(int position) {
        return new ProblemDetails(status, detail, attribute, position, retryAfter);
    }

    /** Writes it as the response, unless the response has ended or the client has closed the connection. */
    void writeTo(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (retryAfter != null) {
            response.putHeader("retry-after", retryAfter.toString());
        }
        response.setStatusCode(status.code())
                .putHeader("content-type", MEDIA_TYPE)
                .end(json().toBuffer());
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("type", "about:blank")
                .put("title", status.reasonPhrase())
                .put("status", status.code())
                .put("detail", detail);
        if (attribute != null) {
            json.put("attribute", attribute);
        }
        if (index != null) {
            json.put("index", index);
        }
        return json;
    }
}
