package io.eventfunctions.http;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import io.eventfunctions.DeadLetters;
import io.eventfunctions.DeadLetters.Redrive;
import io.eventfunctions.RedriveInProgressException;

import static io.eventfunctions.http.HttpMessages.MESSAGES;

/** Handles {@code /dead-letters/{channel}}: lists, shows and redrives dead letters. */
final class DeadLetterHandler implements Handler<RoutingContext> {

    private static final int DEFAULT_LIMIT = 100;
    private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("dry-run", "rate"));
    private static final Set<String> MEMBERS = new TreeSet<>(Set.of("all", "function", "positions"));

    private final DeadLetters letters;
    private final BodyReader bodies;

    DeadLetterHandler(DeadLetters letters, BodyReader bodies) {
        this.letters = letters;
        this.bodies = bodies;
    }

    @Override
    public void handle(RoutingContext http) {
        try {
            route(http);
        } catch (RuntimeException e) {
            fail(http, e);
        }
    }

    private void route(RoutingContext http) {
        String channel = http.pathParam("channel");
        String position = http.pathParam("position");
        if (!letters.channels().contains(channel)) {
            refuse(
                    http,
                    ProblemDetails.of(
                            HttpResponseStatus.NOT_FOUND,
                            "Channel '%s' is not a dead-letter channel; the dead-letter channels are %s"
                                    .formatted(channel, letters.channels())));
        } else if (http.request().method().equals(HttpMethod.POST) && "redrive".equals(position)) {
            bodies.read(http)
                    .onSuccess(body -> redrive(http, channel, body.toString()))
                    .onFailure(failure -> fail(http, failure));
        } else if (!http.request().method().equals(HttpMethod.GET)) {
            refuse(
                    http,
                    ProblemDetails.of(
                            HttpResponseStatus.METHOD_NOT_ALLOWED,
                            "List and show with GET, redrive with POST .../redrive"));
        } else if (position == null) {
            list(http, channel);
        } else {
            show(http, channel, position);
        }
    }

    private void list(RoutingContext http, String channel) {
        int limit = new QueryParameters(http.queryParams()).number("limit", DEFAULT_LIMIT);
        respond(http, letters.list(channel, limit).map(found -> {
            JsonArray array = new JsonArray();
            found.forEach(letter -> array.add(DeadLetterJson.summary(letter)));
            return new JsonObject()
                    .put("channel", channel)
                    .put("letters", array)
                    .toBuffer();
        }));
    }

    private void show(RoutingContext http, String channel, String position) {
        respond(http, letters.find(channel, position).map(letter -> letter.map(DeadLetterJson::whole)
                .orElseThrow(() -> new ProblemException(ProblemDetails.of(
                        HttpResponseStatus.NOT_FOUND,
                        "There is no dead letter %s on channel %s".formatted(position, channel))))));
    }

    private void redrive(RoutingContext http, String channel, String body) {
        try {
            respond(http, letters.redrive(channel, request(http, body)).map(report -> DeadLetterJson.report(report)
                    .toBuffer()));
        } catch (ClassCastException e) {
            fail(http, bad("Expected 'positions' to be an array of strings, 'all' true or false, 'function' a string"));
        } catch (RuntimeException e) {
            fail(http, e);
        }
    }

    /** An empty body does not redrive everything: that needs {@code all}. What is not understood is refused, so that nothing is sent by mistake. */
    private static Redrive request(RoutingContext http, String body) {
        JsonObject json;
        try {
            json = body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException e) {
            throw bad("The body is not a JSON object: " + e.getMessage());
        }
        QueryParameters.requireKnown("member", json.fieldNames(), MEMBERS);
        QueryParameters query = new QueryParameters(http.queryParams());
        query.require(PARAMETERS);
        Set<String> positions = new HashSet<>();
        json.getJsonArray("positions", new JsonArray()).forEach(position -> positions.add(String.valueOf(position)));
        if (positions.isEmpty() && !json.getBoolean("all", false)) {
            throw bad("Select dead letters with {\"positions\":[...]} or {\"all\":true}, optionally with \"function\"");
        }
        return new Redrive(
                positions,
                Optional.ofNullable(json.getString("function")),
                query.flag("dry-run"),
                query.number("rate", 0));
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemDetails.of(HttpResponseStatus.BAD_REQUEST, detail));
    }

    private static void respond(RoutingContext http, Uni<Buffer> response) {
        response.subscribe()
                .with(
                        json -> http.response()
                                .putHeader("content-type", "application/json")
                                .end(json),
                        failure -> fail(http, failure));
    }

    private static void fail(RoutingContext http, Throwable failure) {
        if (failure instanceof ProblemException raised) {
            refuse(http, raised.problem());
        } else if (failure instanceof RedriveInProgressException) {
            refuse(http, ProblemDetails.of(HttpResponseStatus.CONFLICT, failure.getMessage()));
        } else if (failure instanceof IllegalArgumentException) {
            refuse(http, ProblemDetails.of(HttpResponseStatus.BAD_REQUEST, failure.getMessage()));
        } else {
            MESSAGES.deadLettersUnavailable(failure);
            refuse(
                    http,
                    ProblemDetails.of(
                            HttpResponseStatus.SERVICE_UNAVAILABLE, "The broker did not respond as expected"));
        }
    }

    private static void refuse(RoutingContext http, ProblemDetails problem) {
        problem.writeTo(http.response());
    }
}
