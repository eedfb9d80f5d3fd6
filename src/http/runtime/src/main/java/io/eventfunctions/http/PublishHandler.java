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
import org.jboss.logging.Logger;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.EventTooLargeException;

/** Answers {@code POST /events/{channel}}: 202 once the broker has confirmed every event of the request. */
final class PublishHandler implements Handler<RoutingContext> {

    private static final Logger LOG = Logger.getLogger(PublishHandler.class);

    private final EventPublisher publisher;
    private final OpenChannels channels;
    private final BodyReader bodies;
    private final Unconfirmed unconfirmed;
    private final Duration timeout;
    private final EventReader events = new EventReader();

    PublishHandler(
            EventPublisher publisher,
            OpenChannels channels,
            BodyReader bodies,
            Unconfirmed unconfirmed,
            Duration timeout) {
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
            answer(http, Problem.of(HttpResponseStatus.METHOD_NOT_ALLOWED, "Publish with POST"));
            return;
        }
        String channel = http.pathParam("channel");
        bodies.read(http)
                .onSuccess(body -> publish(http, channel, body))
                .onFailure(failure -> answer(http, problem(channel, failure)));
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
            Uni.join()
                    .all(read.stream().map(event -> send(channel, event)).toList())
                    .andCollectFailures()
                    .ifNoItem()
                    .after(timeout)
                    .fail()
                    .subscribe()
                    .with(ignored -> accepted(http), failure -> answer(http, problem(channel, failure)));
        } catch (RuntimeException e) {
            answer(http, problem(channel, e));
        }
    }

    /** Sends at once; the event counts as unconfirmed until the broker has told, also when the client waits no longer. */
    private Uni<Void> send(String channel, CloudEvent event) {
        CompletableFuture<Void> confirmed = publisher
                .publish(channel, event)
                .onTermination()
                .invoke(() -> unconfirmed.leave(channel))
                .subscribeAsCompletionStage();
        return Uni.createFrom().completionStage(confirmed.copy());
    }

    private Problem problem(String channel, Throwable failure) {
        if (failure instanceof Problem.Raised raised) {
            return raised.problem();
        }
        Throwable cause = PublishFailure.first(failure);
        if (cause instanceof EventTooLargeException) {
            return Problem.of(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, cause.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return Problem.of(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "The broker of channel %s did not confirm within %s; the event may or may not arrive, send it again"
                            .formatted(channel, timeout));
        }
        LOG.errorf(cause, "EVF0601 Publishing to channel %s over HTTP failed", channel);
        return Problem.of(
                HttpResponseStatus.SERVICE_UNAVAILABLE,
                "The broker of channel %s did not take the event".formatted(channel));
    }

    private static void accepted(RoutingContext http) {
        if (!http.response().ended()) {
            http.response().setStatusCode(HttpResponseStatus.ACCEPTED.code()).end();
        }
    }

    private static void answer(RoutingContext http, Problem problem) {
        problem.answer(http.response());
    }
}
