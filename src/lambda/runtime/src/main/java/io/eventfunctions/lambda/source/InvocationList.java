package io.eventfunctions.lambda.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.eventfunctions.aws.binding.NotificationJson;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** An invocation that is a list: of CloudEvents, in a direct invocation, or of the records of one event source, from a pipe of EventBridge. */
final class InvocationList {

    /** What elements are that are not records of an event source. */
    private static final String EVENTS = "CloudEvents";

    /** An element: what it is, and where it begins and ends. */
    private record Element(String kind, int begin, int end) {}

    private InvocationList() {}

    /**
     * The records of a list.
     *
     * @param json at the begin of the list
     * @param invocation the bytes that are parsed
     * @throws io.eventfunctions.lambda.i18n.MalformedInvocationException if an element cannot be read, or if not all are of one kind
     */
    static List<InvocationRecord> read(JsonParser json, byte[] invocation) throws IOException {
        List<Element> elements = elements(json);
        Set<String> kinds = new LinkedHashSet<>();
        elements.forEach(element -> kinds.add(element.kind()));
        if (kinds.size() > 1) {
            throw MESSAGES.mixedList(kinds);
        }
        List<InvocationRecord> records = new ArrayList<>();
        for (Element element : elements) {
            if (element.kind().equals(EVENTS)) {
                records.add(DirectEventReader.read(invocation, element.begin(), element.end()));
            } else {
                records.addAll(PipeRecordReader.read(
                        NotificationJson.MAPPER
                                .reader()
                                .readTree(invocation, element.begin(), element.end() - element.begin()),
                        element.kind()));
            }
        }
        return records;
    }

    private static List<Element> elements(JsonParser json) throws IOException {
        List<Element> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int begin = Math.toIntExact(json.currentTokenLocation().getByteOffset());
            String kind = kind(json);
            json.finishToken();
            elements.add(new Element(
                    kind, begin, Math.toIntExact(json.currentLocation().getByteOffset())));
        }
        return elements;
    }

    /** The event source of a record; no attribute of a CloudEvent has such a name. Leaves the parser at the end of the element. */
    private static String kind(JsonParser json) throws IOException {
        String kind = EVENTS;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isSource = json.currentName().equals("eventSource");
                if (json.nextToken() == JsonToken.VALUE_STRING && isSource) {
                    kind = json.getText();
                }
                json.skipChildren();
            }
        } else {
            json.skipChildren();
        }
        return kind;
    }
}
