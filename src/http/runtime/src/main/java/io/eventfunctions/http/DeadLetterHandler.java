package io.eventfunctions.http;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import io.eventfunctions.DeadLetters;
import io.eventfunctions.DeadLetters.Redrive;
import io.eventfunctions.RedriveInProgressException;

/** Answers {@code /dead-letters/{channel}}: list, show, and send back. */
final class DeadLetterHandler implements Handler<RoutingContext> {

    private static final Logger LOG = Logger.getLogger(DeadLetterHandler.class);
    private static final int USUAL_LIMIT = 100;

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
                    Problem.of(
                            HttpResponseStatus.NOT_FOUND,
                            "No dead letters go to a channel '%s'; there are %s"
                                    .formatted(channel, letters.channels())));
        } else if (http.request().method().equals(HttpMethod.POST) && "redrive".equals(position)) {
            bodies.read(http)
                    .onSuccess(body -> redrive(http, channel, body.toString()))
                    .onFailure(failure -> fail(http, failure));
        } else if (!http.request().method().equals(HttpMethod.GET)) {
            refuse(
                    http,
                    Problem.of(
                            HttpResponseStatus.METHOD_NOT_ALLOWED, "Look with GET, send back with POST .../redrive"));
        } else if (position == null) {
            list(http, channel);
        } else {
            show(http, channel, position);
        }
    }

    private void list(RoutingContext http, String channel) {
        int limit = number(http.queryParams().get("limit"), USUAL_LIMIT);
        answer(http, letters.list(channel, limit).map(found -> {
            JsonArray array = new JsonArray();
            found.forEach(letter -> array.add(DeadLetterJson.summary(letter)));
            return new JsonObject().put("channel", channel).put("letters", array);
        }));
    }

    private void show(RoutingContext http, String channel, String position) {
        answer(http, letters.find(channel, position).map(letter -> letter.map(DeadLetterJson::whole)
                .orElseThrow(() -> new Problem.Raised(Problem.of(
                        HttpResponseStatus.NOT_FOUND, "There is no letter %s on %s".formatted(position, channel))))));
    }

    private void redrive(RoutingContext http, String channel, String body) {
        try {
            answer(http, letters.redrive(channel, request(http, body)).map(DeadLetterJson::report));
        } catch (ClassCastException e) {
            fail(http, bad("'positions' is an array of strings, 'all' true or false, 'function' a string"));
        } catch (RuntimeException e) {
            fail(http, e);
        }
    }

    /** Sending everything back must be asked for, an empty body won't do. */
    private static Redrive request(RoutingContext http, String body) {
        JsonObject json;
        try {
            json = body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException e) {
            throw bad("The body is no JSON object: " + e.getMessage());
        }
        Set<String> positions = new HashSet<>();
        json.getJsonArray("positions", new JsonArray()).forEach(position -> positions.add(String.valueOf(position)));
        if (positions.isEmpty() && !json.getBoolean("all", false)) {
            throw bad("Say which: {\"positions\":[...]} or {\"all\":true}, with \"function\" if you like");
        }
        return new Redrive(
                positions,
                Optional.ofNullable(json.getString("function")),
                Boolean.parseBoolean(http.queryParams().get("dry-run")),
                number(http.queryParams().get("rate"), 0));
    }

    private static int number(String text, int usual) {
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw bad("'" + text + "' is no whole number above 0");
    }

    private static Problem.Raised bad(String detail) {
        return new Problem.Raised(Problem.of(HttpResponseStatus.BAD_REQUEST, detail));
    }

    private static void answer(RoutingContext http, Uni<JsonObject> answer) {
        answer.subscribe()
                .with(
                        json -> http.response()
                                .putHeader("content-type", "application/json")
                                .end(json.toBuffer()),
                        failure -> fail(http, failure));
    }

    private static void fail(RoutingContext http, Throwable failure) {
        if (failure instanceof Problem.Raised raised) {
            refuse(http, raised.problem());
        } else if (failure instanceof RedriveInProgressException) {
            refuse(http, Problem.of(HttpResponseStatus.CONFLICT, failure.getMessage()));
        } else if (failure instanceof IllegalArgumentException) {
            refuse(http, Problem.of(HttpResponseStatus.BAD_REQUEST, failure.getMessage()));
        } else {
            LOG.error("EVF0602 The dead letters could not be read or sent back", failure);
            refuse(http, Problem.of(HttpResponseStatus.SERVICE_UNAVAILABLE, "The broker did not answer as it should"));
        }
    }

    private static void refuse(RoutingContext http, Problem problem) {
        problem.answer(http.response());
    }
}
