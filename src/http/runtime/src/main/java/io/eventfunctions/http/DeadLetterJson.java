package io.eventfunctions.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetters;

/** Writes dead letters and reports of redrives as JSON. */
final class DeadLetterJson {

    private static final JsonFormat FORMAT = new JsonFormat();

    private DeadLetterJson() {}

    static JsonObject summary(DeadLetter letter) {
        CloudEvent event = letter.event();
        JsonObject json = new JsonObject()
                .put("position", letter.position())
                .put("id", event.getId())
                .put("source", event.getSource().toString())
                .put("type", event.getType())
                .put("redrives", letter.redrives());
        for (String name : event.getExtensionNames()) {
            if (name.startsWith("deadletter") && !name.equals("deadletterredrives")) {
                json.put(
                        name.substring("deadletter".length()),
                        event.getExtension(name).toString());
            }
        }
        return json;
    }

    static JsonObject whole(DeadLetter letter) {
        return summary(letter).put("event", new JsonObject(Buffer.buffer(FORMAT.serialize(letter.event()))));
    }

    static JsonObject report(DeadLetters.Report report) {
        JsonObject refused = new JsonObject();
        report.refused().forEach(refused::put);
        return new JsonObject().put("sent", new JsonArray(report.sent())).put("refused", refused);
    }
}
