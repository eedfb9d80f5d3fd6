package io.eventfunctions.conformance.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Which data is not the JSON that it claims to be, in the opinion of another parser than that of the codecs. */
final class BrokenJson {

    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final int DEEPEST = 500;

    private BrokenJson() {}

    static boolean is(@Nullable String contentType, byte[] data) {
        if (contentType == null || data.length == 0) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT).replace("\"", "");
        String essence = type.split(";")[0].strip();
        if (!essence.endsWith("/json") && !essence.endsWith("+json") || type.contains("klingon")) {
            return false;
        }
        int charset = type.indexOf("charset=");
        return !isJson(data, charset < 0 ? StandardCharsets.UTF_8 : Charset.forName(type.substring(charset + 8)));
    }

    private static boolean isJson(byte[] data, Charset charset) {
        try (JsonParser json = JACKSON.createParser(
                charset.newDecoder().decode(ByteBuffer.wrap(data)).toString().replace("\uFEFF", ""))) {
            int deepest = 0;
            int values = 0;
            while (json.nextToken() != null) {
                deepest = Math.max(deepest, json.getParsingContext().getNestingDepth());
                values += json.getParsingContext().inRoot()
                                && !json.currentToken().isStructStart()
                        ? 1
                        : 0;
            }
            return deepest <= DEEPEST && values == 1;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
