package io.eventfunctions.redis.deployment;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The example of the README works as it is written there. */
class ReadmeOfRedisTest {

    // spotless:off
    @EventType("com.example.user.registered")
    public record UserRegistered(@PartitionKey String id, String name) {}

    @EventType("com.example.welcome.sent")
    public record WelcomeSent(@PartitionKey String id) {}

    public static class Welcome {

        @Funq
        @Incoming("users")
        @Outgoing("emails")
        public WelcomeSent welcome(UserRegistered user) {
            return new WelcomeSent(user.id());
        }
    }
    // spotless:on

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    private static QuarkusUnitTest app() {
        QuarkusUnitTest app = RedisTestServer.in(new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(UserRegistered.class, WelcomeSent.class, Welcome.class)));
        Properties configuration = new Properties();
        try {
            configuration.load(new StringReader(block("properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        configuration.forEach((key, value) -> app.overrideConfigKey(key.toString(), value.toString()));
        return app.overrideConfigKey("quarkus.redis.hosts", RedisTestServer.url());
    }

    /** The first code block of a language. */
    private static String block(String language) {
        try {
            String readme = Files.readString(Path.of("../README.md"));
            Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                    .matcher(readme);
            assertTrue(block.find(), () -> "The README has no block of " + language);
            return block.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFunctionHandlesWhatAnyClientSends() {
        PlainRedis.command((Object[]) block("redis").strip().split(" "));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !PlainRedis.entries("emails")
                .isEmpty());
        assertEquals(
                "com.example.welcome.sent", PlainRedis.entries("emails").get(0).get("ce_type"));
        assertEquals("u1", PlainRedis.entries("emails").get(0).get("ce_partitionkey"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> PlainRedis.pending("users", "welcome") == 0);
    }

    @Test
    void theCodeIsThatOfThisTest() throws IOException {
        Path source = Path.of("src/test/java/io/eventfunctions/redis/deployment/ReadmeOfRedisTest.java");
        String test = Files.readString(source).replaceAll("\\s+", " ");
        String code =
                block("java").replace("public class", "public static class").replaceAll("\\s+", " ");
        assertTrue(test.contains(code.strip()), code);
    }
}
