package io.eventfunctions.spi.event;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cloudevents.CloudEvent;

import io.eventfunctions.i18n.EventMessages;

/** One event, read member by member. */
final class JsonEvent {

    private final JsonParser json;
    private final int from;
    private final EventAttributes attributes = new EventAttributes();
    private final MemberData data;

    /**
     * An event that begins where the parser is.
     *
     * @param from the index in the document from which the parser counts
     */
    JsonEvent(JsonParser json, byte[] document, int from) {
        this.json = json;
        this.from = from;
        this.data = new MemberData(document);
    }

    /**
     * Reads to the end of the object.
     *
     * @throws InvalidEventException if it is not JSON; then it has the attributes before
     */
    void read() {
        try {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "data" -> readData();
                    case "data_base64" -> readBase64();
                    default -> readAttribute(name);
                }
            }
        } catch (IOException e) {
            throw attributes.unreadable(EventMessages.MESSAGES.notJson(JsonInput.reason(e)));
        }
    }

    /**
     * Checks that nothing follows.
     *
     * @throws InvalidEventException if something does
     */
    void requireEnd() {
        try {
            if (json.nextToken() == null) {
                return;
            }
        } catch (IOException e) {
            // What follows is not JSON, which makes no difference.
        }
        throw attributes.unreadable(EventMessages.MESSAGES.trailing());
    }

    CloudEvent toEvent() {
        return attributes.event(data.of(attributes));
    }

    private void readData() throws IOException {
        int begin = from + (int) json.currentTokenLocation().getByteOffset();
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
        } else {
            json.finishToken();
        }
        data.value(begin, from + (int) json.currentLocation().getByteOffset(), attributes);
    }

    private void readBase64() throws IOException {
        switch (json.currentToken()) {
            case VALUE_STRING -> data.base64(json.getText(), attributes);
            case VALUE_NULL -> data.noBase64(attributes);
            default -> {
                data.wrongBase64(attributes);
                json.skipChildren();
            }
        }
    }

    private void readAttribute(String name) throws IOException {
        switch (json.currentToken()) {
            case VALUE_STRING -> attributes.text(name, json.getText());
            case VALUE_NULL -> attributes.unset(name);
            case VALUE_TRUE, VALUE_FALSE -> typed(name, json.currentToken() == JsonToken.VALUE_TRUE, "a boolean");
            case VALUE_NUMBER_INT -> readInteger(name);
            case VALUE_NUMBER_FLOAT -> refuse(name, "a number with a fraction or an exponent");
            case START_OBJECT -> skip(name, "an object");
            default -> skip(name, "an array");
        }
    }

    private void readInteger(String name) throws IOException {
        // Eleven characters have room for every integer of 32 bits; a longer number is not converted.
        boolean small = json.getTextLength() <= 11 && json.getNumberType() == JsonParser.NumberType.INT;
        if (small) {
            typed(name, json.getIntValue(), "a number");
        } else {
            refuse(name, "a number beyond 32 bits");
        }
    }

    /** Only extensions have other types than text. */
    private void typed(String name, Object value, String type) {
        if (EventAttributes.isExtension(name)) {
            attributes.typed(name, value);
        } else {
            refuse(name, type);
        }
    }

    private void skip(String name, String type) throws IOException {
        refuse(name, type);
        json.skipChildren();
    }

    private void refuse(String name, String type) {
        String wrongName = AttributeRules.wrongName(name);
        attributes.refuse(
                name,
                wrongName != null ? wrongName : EventMessages.MESSAGES.wrongType(AttributeRules.shown(name), type));
    }
}
