package io.eventfunctions.http;

import java.util.Locale;
import java.util.Optional;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.Channels;

/** Handles {@code /channels}: shows the states of incoming channels, pauses and resumes them. */
final class ChannelsHandler implements Handler<RoutingContext> {

    private final Channels channels;

    ChannelsHandler(Channels channels) {
        this.channels = channels;
    }

    @Override
    public void handle(RoutingContext http) {
        String channel = http.pathParam("channel");
        String action = http.pathParam("action");
        HttpMethod method = http.request().method();
        if (channel == null && method.equals(HttpMethod.GET)) {
            JsonArray states = new JsonArray();
            channels.states().forEach(state -> states.add(json(state)));
            respond(http, new JsonObject().put("channels", states));
        } else if (action == null && method.equals(HttpMethod.GET)) {
            show(http, channel);
        } else if (action != null && method.equals(HttpMethod.POST)) {
            change(http, channel, action);
        } else {
            refuse(
                    http,
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "List with GET /channels, pause and resume with POST /channels/{channel}/pause and .../resume");
        }
    }

    private void show(RoutingContext http, String channel) {
        Optional<Channels.State> state = channels.find(channel);
        if (state.isPresent()) {
            respond(http, json(state.get()));
        } else {
            refuse(http, HttpResponseStatus.NOT_FOUND, "No function consumes a channel '%s'".formatted(channel));
        }
    }

    private void change(RoutingContext http, String channel, String action) {
        try {
            Channels.@Nullable State state =
                    switch (action) {
                        case "pause" -> channels.pause(channel);
                        case "resume" -> channels.resume(channel);
                        default -> null;
                    };
            if (state == null) {
                refuse(
                        http,
                        HttpResponseStatus.NOT_FOUND,
                        "A channel can be paused and resumed, but not '%s'".formatted(action));
            } else {
                respond(http, json(state));
            }
        } catch (IllegalArgumentException e) {
            refuse(http, HttpResponseStatus.NOT_FOUND, e.getMessage());
        } catch (IllegalStateException e) {
            refuse(http, HttpResponseStatus.CONFLICT, e.getMessage());
        }
    }

    private static JsonObject json(Channels.State state) {
        JsonObject json = new JsonObject()
                .put("channel", state.channel())
                .put("status", state.status().name().toLowerCase(Locale.ROOT));
        state.reason().ifPresent(reason -> json.put("reason", reason));
        return json.put("resumable", state.resumable());
    }

    private static void respond(RoutingContext http, JsonObject json) {
        http.response().putHeader("content-type", "application/json").end(json.toBuffer());
    }

    private static void refuse(RoutingContext http, HttpResponseStatus status, String detail) {
        ProblemDetails.of(status, detail).writeTo(http.response());
    }
}
