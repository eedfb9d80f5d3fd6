package io.eventfunctions.spi.event;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What media types say about an event or its data. Letter case and parameters do not matter, except for {@code charset}. */
public final class MediaTypes {

    /** An event in the JSON format. */
    public static final String JSON_EVENT = "application/cloudevents+json";

    /** A batch of events in the JSON format. */
    public static final String JSON_BATCH = "application/cloudevents-batch+json";

    private static final String EVENTS = "application/cloudevents";
    private static final String USUAL = "application/json";

    private MediaTypes() {}

    /** Whether a message with this content type is in structured or batch mode: the type begins with {@code application/cloudevents}. */
    public static boolean isStructured(@Nullable String contentType) {
        return contentType != null && contentType.strip().regionMatches(true, 0, EVENTS, 0, EVENTS.length());
    }

    /** Whether the type is {@value #JSON_EVENT}. */
    public static boolean isJsonEvent(@Nullable String contentType) {
        return contentType != null && essence(contentType).equals(JSON_EVENT);
    }

    /** Whether the type is {@value #JSON_BATCH}. */
    public static boolean isJsonBatch(@Nullable String contentType) {
        return contentType != null && essence(contentType).equals(JSON_BATCH);
    }

    /**
     * Whether the type is one of JSON: its subtype is {@code json} or ends with {@code +json}.
     *
     * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md#31-handling-of-data">JSON
     *     format, handling of data</a>
     */
    public static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        if (contentType.equals(USUAL)) {
            return true;
        }
        String essence = essence(contentType);
        return essence.endsWith("/json") || essence.endsWith("+json") && essence.indexOf('/') > 0;
    }

    /** The charset that a media type declares, UTF-8 if it declares none, {@code null} if this platform does not know it. */
    public static @Nullable Charset charset(@Nullable String contentType) {
        if (contentType == null || contentType.equals(USUAL)) {
            return StandardCharsets.UTF_8;
        }
        String name = parameter(contentType, "charset");
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The type without parameters, in lower case. */
    private static String essence(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String parameter(String contentType, String name) {
        String[] parts = contentType.split(";");
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                return unquoted(pair[1].strip());
            }
        }
        return null;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
