package io.eventfunctions.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.eventfunctions.delivery.PolicyReader;
import io.eventfunctions.delivery.PolicySettings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The reference that the build has generated lists the keys that are read, and no other. */
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Path.of("target", "configuration");

    @Test
    void everyDeliveryKeyOfAnIncomingChannelIsThere() throws IOException {
        assertEquals(keysThatAreRead(), keys("incoming-channels.md", "mp.messaging.incoming.\"channel\".delivery."));
    }

    @Test
    void soAreThoseOfTheWholeApplication() throws IOException {
        assertEquals(keysThatAreRead(), keys("quarkus-event-functions.md", "quarkus.event-functions.delivery."));
    }

    @Test
    void soAreThoseOfAnOutgoingChannel() throws IOException {
        assertEquals(
                Set.of("mode", "timeout", "ttl"),
                keys("outgoing-channels.md", "mp.messaging.outgoing.\"channel\".delivery."));
    }

    @Test
    void soAreThoseOfTheOtherExtensions() throws IOException {
        assertTrue(keys("quarkus-event-functions-http.md", "quarkus.event-functions.http.")
                .contains("channels"));
        assertTrue(keys("quarkus-event-functions-kafka.md", "quarkus.event-functions.local.kafka.")
                .contains("partitions"));
        assertTrue(keys("quarkus-event-functions-aws.md", "quarkus.event-functions.local.sqs.")
                .contains("enabled"));
        assertTrue(keys("quarkus-event-functions-rabbitmq.md", "quarkus.event-functions.local.rabbitmq.")
                .contains("enabled"));
        assertTrue(keys("quarkus-event-functions-lambda.md", "quarkus.event-functions.local.lambda.")
                .contains("timeout"));
        assertTrue(keys("quarkus-event-functions-lambda.md", "quarkus.event-functions.lambda.")
                .contains("deadline-margin"));
        assertTrue(keys("quarkus-event-functions-sam.md", "quarkus.event-functions.sam.channels.\"channel\".")
                .contains("batch-size"));
    }

    private static Set<String> keys(String file, String prefix) throws IOException {
        Set<String> keys = new TreeSet<>();
        Matcher key = Pattern.compile("`" + Pattern.quote(prefix) + "([a-z-]+)`")
                .matcher(Files.readString(REFERENCE.resolve(file)));
        while (key.find()) {
            keys.add(key.group(1));
        }
        return keys;
    }

    /** What a misspelt key is answered with. */
    private static Set<String> keysThatAreRead() {
        String told = assertThrows(IllegalStateException.class, () -> PolicyReader.read("c", new Misspelt()))
                .getMessage();
        return new TreeSet<>(Set.of(
                told.substring(told.indexOf('[') + 1, told.lastIndexOf(']')).split(", ")));
    }

    private static final class Misspelt implements PolicySettings {

        @Override
        public Optional<Setting> find(String name) {
            return Optional.empty();
        }

        @Override
        public Set<Setting> all() {
            return Set.of(new Setting("mp.messaging.incoming.c.delivery.misspelt", "x"));
        }
    }
}
