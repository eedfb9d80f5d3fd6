package io.eventfunctions.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * Why a request was not accepted.
 *
 * @param attribute the CloudEvents attribute at fault, or {@code null}
 * @param index the position in the batch of the event at fault, from 0, or {@code null} if there is no batch
 * @param retryAfter the seconds after which the same request may be accepted, or {@code null} if no time is known
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
record Problem(HttpResponseStatus status, String detail, String attribute, Integer index, Integer retryAfter) {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final int SOON = 1;

    static Problem of(HttpResponseStatus status, String detail) {
        return new Problem(status, detail, null, null, null);
    }

    static Problem ofAttribute(String attribute, String detail) {
        return new Problem(HttpResponseStatus.BAD_REQUEST, detail, attribute, null, null);
    }

    /** There is no room for the request now; there may be soon. */
    static Problem busy(String detail) {
        return new Problem(HttpResponseStatus.SERVICE_UNAVAILABLE, detail, null, null, SOON);
    }

    Problem at(int position) {
        return new Problem(status, detail, attribute, position, retryAfter);
    }

    /** Answers a request with the problem, unless it has been answered or nobody is there any more. */
    void answer(HttpServerResponse response) {
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

    /** Carries a problem to the place where requests are answered. */
    static final class Raised extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Raised(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
