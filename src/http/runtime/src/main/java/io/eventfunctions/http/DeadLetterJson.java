package io.eventfunctions.http;

import io.cloudevents.CloudEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetters;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.EventJsonWriter;

/** Writes dead letters and reports of redrives as JSON. */
final class DeadLetterJson {

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
                json.put(name.substring("deadletter".length()), AttributeValues.text(event.getExtension(name)));
            }
        }
        return json;
    }

    /** The summary with the event, whose data is not parsed: it keeps its bytes. */
    static Buffer whole(DeadLetter letter) {
        Buffer summary = summary(letter).toBuffer();
        return summary.slice(0, summary.length() - 1)
                .copy()
                .appendString(",\"event\":")
                .appendBytes(EventJsonWriter.write(letter.event()))
                .appendString("}");
    }

    static JsonObject report(DeadLetters.Report report) {
        JsonObject refused = new JsonObject();
        report.refused().forEach(refused::put);
        return new JsonObject().put("sent", new JsonArray(report.sent())).put("refused", refused);
    }
}
