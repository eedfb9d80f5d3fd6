package io.eventfunctions.spi.event;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonParser;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.data.BytesCloudEventData;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.i18n.EventMessages;

/**
 * The data of a JSON event. Its media type may come later in the document than the data, so only the place of the data is noted until
 * the event's end. Data is in the charset that its media type declares, as in binary mode.
 */
final class MemberData {

    private static final int NONE = -1;

    private final byte[] document;
    private int begin = NONE;
    private int end;
    private boolean seenBase64;
    private byte @Nullable [] base64;

    MemberData(byte[] document) {
        this.document = document;
    }

    /** Notes the place of the value of {@code data}. */
    void value(int from, int to, EventAttributes attributes) {
        if (isPresent()) {
            attributes.refuse("data", EventMessages.MESSAGES.twice("data"));
        }
        begin = from;
        end = to;
    }

    /** Reads the text of {@code data_base64}. */
    void base64(String text, EventAttributes attributes) {
        base64Present(attributes);
        base64 = decoded(text);
        if (base64 == null) {
            attributes.refuse("data_base64", EventMessages.MESSAGES.notBase64());
        }
    }

    /** The value of {@code data_base64} is {@code null}. */
    void noBase64(EventAttributes attributes) {
        base64Present(attributes);
    }

    /** The value of {@code data_base64} is neither text nor {@code null}. */
    void wrongBase64(EventAttributes attributes) {
        base64Present(attributes);
        if (base64 == null) {
            attributes.refuse("data_base64", EventMessages.MESSAGES.notBase64());
        }
    }

    private void base64Present(EventAttributes attributes) {
        if (seenBase64) {
            attributes.refuse("data_base64", EventMessages.MESSAGES.twice("data_base64"));
        }
        seenBase64 = true;
    }

    private boolean isPresent() {
        return begin != NONE;
    }

    private boolean isNull() {
        return document[begin] == 'n';
    }

    /** The data, or {@code null} if there is none or it is refused. */
    @Nullable
    CloudEventData of(EventAttributes attributes) {
        if (base64 != null) {
            if (isPresent() && !isNull()) {
                attributes.refuse("data", EventMessages.MESSAGES.dataTwice());
            }
            return BytesCloudEventData.wrap(base64);
        }
        if (!isPresent()) {
            return null;
        }
        String contentType = attributes.dataContentType();
        if (contentType == null || MediaTypes.isJson(contentType)) {
            return value(contentType, attributes);
        }
        return isNull() ? null : text(contentType, attributes);
    }

    private @Nullable CloudEventData value(@Nullable String contentType, EventAttributes attributes) {
        byte[] value = Arrays.copyOfRange(document, begin, end);
        Charset charset = MediaTypes.charset(contentType);
        boolean asIs = charset == null || JsonData.isUtf8(charset);
        return wrap(asIs ? value : JsonData.encoded(text(value), charset), contentType, attributes);
    }

    private @Nullable CloudEventData text(String contentType, EventAttributes attributes) {
        if (document[begin] != '"') {
            attributes.refuse("data", EventMessages.MESSAGES.notText(AttributeRules.shown(contentType)));
            return null;
        }
        try (JsonParser value = JsonInput.open(document, begin, end)) {
            value.nextToken();
            Charset charset = MediaTypes.charset(contentType);
            Charset known = charset == null ? StandardCharsets.UTF_8 : charset;
            return wrap(JsonData.encoded(value.getText(), known), contentType, attributes);
        } catch (IOException e) {
            throw new IllegalStateException("The text has been read before", e);
        }
    }

    private static @Nullable CloudEventData wrap(
            byte @Nullable [] bytes, @Nullable String contentType, EventAttributes attributes) {
        if (bytes == null) {
            attributes.refuse(
                    "data", EventMessages.MESSAGES.notInCharset(AttributeRules.shown(String.valueOf(contentType))));
            return null;
        }
        return BytesCloudEventData.wrap(bytes);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
