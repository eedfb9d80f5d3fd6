package io.eventfunctions.spi.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event in the form that nearly all have: its attributes are strings without escapes. Names and data are checked where they
 * are, without a token for each part of the data. Every other document, invalid ones included, is left to the parser.
 */
final class PlainJsonEvent {

    /** Names that need no new string. */
    private static final String[] USUAL = {
        "id",
        "source",
        "type",
        "specversion",
        "time",
        "datacontenttype",
        "data",
        "subject",
        "dataschema",
        "partitionkey",
        "correlationid",
        "causationid",
        "traceparent",
        "data_base64"
    };

    private static final byte[][] USUAL_BYTES = Arrays.stream(USUAL)
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private final byte[] document;
    private final int to;
    private final EventAttributes attributes = new EventAttributes();
    private final MemberData data;
    private int at;

    private PlainJsonEvent(byte[] document, int from, int to) {
        this.document = document;
        this.at = from;
        this.to = to;
        this.data = new MemberData(document);
    }

    /**
     * The event, or {@code null} if the document has another form.
     *
     * @throws InvalidEventException if an attribute is missing or violates a rule
     */
    static @Nullable CloudEvent read(byte[] document, int from, int to) {
        PlainJsonEvent event = new PlainJsonEvent(document, from, to);
        return event.readMembers() ? event.attributes.event(event.data.of(event.attributes)) : null;
    }

    private boolean readMembers() {
        skipSpace();
        if (!take('{')) {
            return false;
        }
        do {
            skipSpace();
            if (!readMember()) {
                return false;
            }
            skipSpace();
        } while (take(','));
        if (!take('}')) {
            return false;
        }
        skipSpace();
        return at == to;
    }

    private boolean readMember() {
        int behind = JsonStrings.behindPlain(document, at, to);
        if (behind == JsonSyntax.NONE) {
            return false;
        }
        String name = name(at + 1, behind - 1);
        at = behind;
        skipSpace();
        if (!take(':')) {
            return false;
        }
        skipSpace();
        return name.equals("data") ? readData() : readText(name);
    }

    private boolean readData() {
        int behind = JsonSyntax.value(document, at, to);
        if (behind == JsonSyntax.NONE) {
            return false;
        }
        data.value(at, behind, attributes);
        at = behind;
        return true;
    }

    private boolean readText(String name) {
        int behind = JsonStrings.behindPlain(document, at, to);
        if (behind == JsonSyntax.NONE) {
            return false;
        }
        String value = text(at + 1, behind - 1);
        at = behind;
        if (name.equals("data_base64")) {
            data.base64(value, attributes);
        } else {
            attributes.text(name, value);
        }
        return true;
    }

    private void skipSpace() {
        at = JsonSyntax.space(document, at, to);
    }

    private boolean take(char c) {
        boolean taken = JsonSyntax.is(c, document, at, to);
        if (taken) {
            at++;
        }
        return taken;
    }

    private String name(int from, int to) {
        for (int i = 0; i < USUAL.length; i++) {
            byte[] name = USUAL_BYTES[i];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, document, from, to)) {
                return USUAL[i];
            }
        }
        return text(from, to);
    }

    private String text(int from, int to) {
        return new String(document, from, to - from, StandardCharsets.UTF_8);
    }
}
