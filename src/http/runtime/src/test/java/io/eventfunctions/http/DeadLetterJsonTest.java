package io.eventfunctions.http;

import java.net.URI;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.DeadLetter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeadLetterJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"d\": 12345678901234567890.1230, \"e\":1e400}|\"data\":{\"d\": 12345678901234567890.1230, \"e\":1e400}",
                "{broken|\"data_base64\":\"e2Jyb2tlbg==\""
            })
    void theDataOfADeadLetterIsShownAsItIs(String data, String shown) {
        Buffer json = DeadLetterJson.whole(new DeadLetter(
                "0-1",
                CloudEventBuilder.v1()
                        .withId("1")
                        .withSource(URI.create("/s"))
                        .withType("t")
                        .withExtension("deadletterreason", "expired")
                        .withData("application/json", data.getBytes(UTF_8))
                        .build()));
        assertTrue(json.toString().contains(shown), json::toString);
        assertEquals("expired", new JsonObject(json).getString("reason"));
        assertEquals("1", new JsonObject(json).getJsonObject("event").getString("id"));
    }
}
