package io.eventfunctions.spi.event;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;

import io.eventfunctions.i18n.EventMessages;

/** Parsers of JSON in UTF-8 that count bytes. */
final class JsonInput {

    private static final int DEEPEST = 1000;

    /** Sizes are limited by the transports. Names in data are the sender's, so they are not kept for all the process's life. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonInput() {}

    /**
     * A parser whose positions are counted from {@code from}.
     *
     * @throws InvalidEventException if the text is not UTF-8
     */
    static JsonParser open(byte[] document, int from, int to) throws IOException {
        if (to - from > 1 && (document[from] == 0 || document[from + 1] == 0)) {
            // The parser would take it for UTF-16 or UTF-32, in which it does not count bytes.
            throw new InvalidEventException(EventMessages.MESSAGES.notJson("it is not UTF-8"), null, null);
        }
        return JSON.createParser(document, from, to - from);
    }

    /** Why a text is not JSON, without its place and content. */
    static String reason(IOException failure) {
        String reason =
                failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.getMessage();
        return AttributeRules.shown(String.valueOf(reason));
    }
}
