package io.eventfunctions.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The tables of the README are those that the build generates from the connector's attributes. */
class AttributeTablesTest {

    @ParameterizedTest
    @ValueSource(strings = {"incoming", "outgoing"})
    void theReadmeHasTheGeneratedTable(String direction) throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String name = "/META-INF/connector/event-functions-redis-" + direction + ".md";
        try (InputStream generated = RedisStreamsConnector.class.getResourceAsStream(name)) {
            String table = new String(generated.readAllBytes(), StandardCharsets.UTF_8).strip();
            assertTrue(readme.contains(table), "The README needs this table:\n" + table);
        }
    }
}
