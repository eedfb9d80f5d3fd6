package io.eventfunctions.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.EventTooLargeException;

import static io.eventfunctions.http.HttpMessages.MESSAGES;

/** Handles {@code POST /events/{channel}}: status 202 once the broker has confirmed every event of the request. */
final class PublishHandler implements Handler<RoutingContext> {

    private final EventPublisher publisher;
    private final PublishableChannels channels;
    private final BodyReader bodies;
    private final UnconfirmedEventsLimit unconfirmed;
    private final Duration timeout;
    private final HttpEventReader events = new HttpEventReader();

    PublishHandler(
            EventPublisher publisher,
            PublishableChannels channels,
            BodyReader bodies,
            UnconfirmedEventsLimit unconfirmed,
            Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw MESSAGES.invalidTimeout(timeout);
        }
        this.publisher = publisher;
        this.channels = channels;
        this.bodies = bodies;
        this.unconfirmed = unconfirmed;
        this.timeout = timeout;
    }

    @Override
    public void handle(RoutingContext http) {
        if (!http.request().method().equals(HttpMethod.POST)) {
            http.response().putHeader("allow", "POST");
            refuse(http, ProblemDetails.of(HttpResponseStatus.METHOD_NOT_ALLOWED, "Publish with POST"));
            return;
        }
        String channel = http.pathParam("channel");
        bodies.read(http)
                .onSuccess(body -> publish(http, channel, body))
                .onFailure(failure -> refuse(http, problem(channel, failure)));
    }

    private void publish(RoutingContext http, String channel, Buffer body) {
        try {
            channels.require(channel, publisher.channels());
            List<CloudEvent> read = events.read(http.request().headers(), body.getBytes());
            if (read.isEmpty()) {
                accepted(http);
                return;
            }
            unconfirmed.enter(channel, read.size());
            sendAll(channel, read)
                    .ifNoItem()
                    .after(timeout)
                    .fail()
                    .subscribe()
                    .with(ignored -> accepted(http), failure -> refuse(http, problem(channel, failure)));
        } catch (RuntimeException e) {
            refuse(http, problem(channel, e));
        }
    }

    /** Nothing needs to be joined for a single event, which most requests have. */
    private Uni<?> sendAll(String channel, List<CloudEvent> events) {
        return events.size() == 1
                ? send(channel, events.get(0))
                : Uni.join()
                        .all(events.stream().map(event -> send(channel, event)).toList())
                        .andCollectFailures();
    }

    /** Publishes at once; the event counts as unconfirmed until the broker responds, even after the request has timed out. */
    private Uni<Void> send(String channel, CloudEvent event) {
        CompletableFuture<Void> confirmed = publisher
                .publish(channel, event)
                .onTermination()
                .invoke(() -> unconfirmed.leave(channel))
                .subscribeAsCompletionStage();
        return Uni.createFrom().completionStage(confirmed.copy());
    }

    private ProblemDetails problem(String channel, Throwable failure) {
        if (failure instanceof ProblemException raised) {
            return raised.problem();
        }
        Throwable cause = PublishFailure.first(failure);
        if (cause instanceof EventTooLargeException) {
            return ProblemDetails.of(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, cause.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return ProblemDetails.of(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "The broker of channel %s did not confirm within %s; the event may or may not have been published: send it again with the same id"
                            .formatted(channel, timeout));
        }
        MESSAGES.publishFailed(channel, cause);
        if (cause instanceof java.util.concurrent.TimeoutException) {
            return ProblemDetails.of(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "The broker of channel %s did not confirm in time; the event may or may not have been published: send it again with the same id"
                            .formatted(channel));
        }
        return ProblemDetails.of(
                HttpResponseStatus.SERVICE_UNAVAILABLE,
                "The broker of channel %s did not accept the event".formatted(channel));
    }

    private static void accepted(RoutingContext http) {
        if (!http.response().ended()) {
            http.response().setStatusCode(HttpResponseStatus.ACCEPTED.code()).end();
        }
    }

    private static void refuse(RoutingContext http, ProblemDetails problem) {
        problem.writeTo(http.response());
    }
}
