package io.eventfunctions.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import static io.eventfunctions.http.HttpMessages.MESSAGES;

/**
 * Reads a body up to a limit; what exceeds it is read and discarded, so that the client receives the response. If a body handler of
 * the application has read the body already, what that has kept is used.
 */
final class BodyReader {

    private static final ProblemDetails INCOMPLETE =
            ProblemDetails.of(HttpResponseStatus.BAD_REQUEST, "The body was not received completely");

    private final long limit;
    private final ContentCoding coding;

    BodyReader(long limit) {
        this.limit = limit;
        this.coding = new ContentCoding(limit);
    }

    /**
     * The body, unpacked if it is compressed; fails with {@link ProblemException}, and nothing else, if it is too large, incomplete or in
     * an unknown content coding.
     */
    Future<Buffer> read(RoutingContext http) {
        HttpServerRequest request = http.request();
        Future<Buffer> body = request.isEnded() || http.body().buffer() != null
                ? kept(request, http.body().buffer())
                : arriving(request);
        return body.map(received -> coding.decode(request.getHeader("content-encoding"), received));
    }

    private Future<Buffer> kept(HttpServerRequest request, @Nullable Buffer body) {
        long size = body == null ? 0 : body.length();
        if (size == 0 && request.bytesRead() > 0) {
            return Future.failedFuture(
                    new ProblemException(
                            ProblemDetails.of(
                                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                                    "The application has read the body before and has not kept it, as it does with multipart/form-data")));
        }
        return size <= limit ? Future.succeededFuture(body == null ? Buffer.buffer() : body) : tooLarge(size);
    }

    private Future<Buffer> arriving(HttpServerRequest request) {
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        long[] size = {0};
        request.handler(part -> {
            size[0] += part.length();
            if (size[0] <= limit) {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(failure -> {
            // A client that closes the connection, or violates the HTTP protocol, is not an error of the application.
            if (promise.tryFail(new ProblemException(INCOMPLETE))) {
                MESSAGES.bodyIncomplete(request.path(), failure);
            }
        });
        request.endHandler(ignored -> promise.tryComplete(body));
        request.resume();
        return promise.future().compose(read -> size[0] <= limit ? Future.succeededFuture(read) : tooLarge(size[0]));
    }

    private Future<Buffer> tooLarge(long size) {
        return Future.failedFuture(new ProblemException(ProblemDetails.of(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "The body has %d bytes, but at most %d are accepted (quarkus.event-functions.http.max-body-size)"
                        .formatted(size, limit))));
    }
}
