package io.eventfunctions.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/**
 * Reads a body up to a limit; what lies beyond it is read and thrown away, so that the client gets its answer. Where a body
 * handler of the application was there before, what it has kept is taken.
 */
final class BodyReader {

    private static final Logger LOG = Logger.getLogger(BodyReader.class);

    private static final Problem BROKEN_OFF = Problem.of(HttpResponseStatus.BAD_REQUEST, "The body did not arrive");

    private final long limit;

    BodyReader(long limit) {
        this.limit = limit;
    }

    /** The body; fails with {@link Problem.Raised}, and nothing else, if it is too large or does not arrive. */
    Future<Buffer> read(RoutingContext http) {
        HttpServerRequest request = http.request();
        return request.isEnded() || http.body().buffer() != null
                ? kept(request, http.body().buffer())
                : arriving(request);
    }

    private Future<Buffer> kept(HttpServerRequest request, Buffer body) {
        long size = body == null ? 0 : body.length();
        if (size == 0 && request.bytesRead() > 0) {
            return Future.failedFuture(
                    new Problem.Raised(
                            Problem.of(
                                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                                    "The application has read the body before and kept none of it, as it does with multipart/form-data")));
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
            // A client that goes away, or sends what is no HTTP, is nobody's error here.
            if (promise.tryFail(new Problem.Raised(BROKEN_OFF))) {
                LOG.debugf(failure, "EVF0603 The body of a request to %s did not arrive", request.path());
            }
        });
        request.endHandler(ignored -> promise.tryComplete(body));
        request.resume();
        return promise.future().compose(read -> size[0] <= limit ? Future.succeededFuture(read) : tooLarge(size[0]));
    }

    private Future<Buffer> tooLarge(long size) {
        return Future.failedFuture(new Problem.Raised(Problem.of(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "The body has %d bytes, at most %d are accepted (quarkus.event-functions.http.max-body-size)"
                        .formatted(size, limit))));
    }
}
