package io.eventfunctions.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body up to a limit; what lies beyond it is read and thrown away, so that the client gets its answer. */
final class BodyReader {

    private final long limit;

    BodyReader(long limit) {
        this.limit = limit;
    }

    /** The body; fails with {@link Problem.Raised} (413) if it is larger than the limit. */
    Future<Buffer> read(HttpServerRequest request) {
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        long[] size = {0};
        request.handler(part -> {
            size[0] += part.length();
            if (size[0] <= limit) {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(promise::tryFail);
        request.endHandler(ignored -> {
            if (size[0] <= limit) {
                promise.tryComplete(body);
            } else {
                promise.tryFail(tooLarge(size[0]));
            }
        });
        request.resume();
        return promise.future();
    }

    private Problem.Raised tooLarge(long size) {
        return new Problem.Raised(Problem.of(
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "The body has %d bytes, at most %d are accepted (quarkus.event-functions.http.max-body-size)"
                        .formatted(size, limit)));
    }
}
