package com.example.users;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A client that knows nothing of us: Debian's kcat. */
@QuarkusTest
@Tag("kafka")
class KcatTest {

    private final String kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final String user = UUID.randomUUID().toString();

    @BeforeEach
    void requireKcat() {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kcat")));
        String missing = "kcat is not installed, so its tests are skipped: apt-get install kcat";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertTrue(installed, missing);
        }
        assumeTrue(installed, missing);
    }

    @Test
    void aStructuredEventIsHandled() throws Exception {
        kcat(
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/kcat\",\"type\":\"com.example.user.registered\",\"data\":%s}"
                        .formatted(user, data()),
                "-P",
                "-t",
                "users",
                "-H",
                "content-type=application/cloudevents+json; charset=UTF-8");
        assertHandled();
    }

    @Test
    void aBinaryEventIsHandled() throws Exception {
        kcat(
                data(),
                "-P",
                "-t",
                "users",
                "-k",
                user,
                "-H",
                "ce_specversion=1.0",
                "-H",
                "ce_id=" + user,
                "-H",
                "ce_source=/kcat",
                "-H",
                "ce_type=com.example.user.registered",
                "-H",
                "content-type=application/json");
        assertHandled();
    }

    @Test
    void whatTheFunctionSendsIsThereToRead() throws Exception {
        aBinaryEventIsHandled();
        String read = kcat("", "-C", "-t", "emails", "-e", "-q", "-f", "%k|%h|%s\\n");
        String line =
                read.lines().filter(each -> each.startsWith(user)).findFirst().orElseThrow();
        assertTrue(line.contains("ce_type=com.example.email.welcome-sent"), line);
        assertTrue(line.contains("ce_causationid=" + user), line);
    }

    private void assertHandled() {
        CloudEvent email = new Topic(kafka, "emails").await(event -> user.equals(event.getExtension("causationid")));
        assertTrue(new String(email.getData().toBytes(), UTF_8).contains(user));
    }

    private String data() {
        return "{\"id\":\"%s\",\"name\":\"Kate\",\"email\":\"kate@example.com\"}".formatted(user);
    }

    private String kcat(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kcat", "-b", kafka));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
