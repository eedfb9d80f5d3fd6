package io.eventfunctions.local.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import io.eventfunctions.local.SharedResources;
import io.eventfunctions.local.lambda.JavaFunctions;
import io.eventfunctions.local.stack.DeployedStackTest;
import io.eventfunctions.local.stack.StackTools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command line with a template, on a moto_server that it starts itself. */
@ResourceLock(SharedResources.STACK_SERVERS)
class ServedStackTest {

    private static final Duration COLD_START = Duration.ofSeconds(60);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path handled;
    private final Path template;
    private final List<Thread> serving = new ArrayList<>();
    private volatile int status = -1;

    ServedStackTest(@TempDir Path directory) throws Exception {
        StackTools.require();
        handled = Files.createFile(directory.resolve("handled"));
        template = directory.resolve("template.yaml");
        Files.copy(DeployedStackTest.class.getResourceAsStream("template.yaml"), template);
        Files.writeString(directory.resolve("function.zip"), "replaced by --code");
    }

    @BeforeEach
    void serve() {
        serve("--template", template.toString(), "--parameter", "Environment=test");
        awaitSaid("export AWS_ENDPOINT_URL=");
    }

    @AfterEach
    void end() throws Exception {
        for (Thread thread : serving) {
            thread.interrupt();
            thread.join(COLD_START.toMillis());
            assertFalse(thread.isAlive(), this::said);
        }
        assertEquals(List.of(), servers());
    }

    @Test
    void whatIsPublishedToATopicReachesTheFunctionsWhoseSubscriptionsWantIt() throws Exception {
        publish("other", "1");
        publish("paid", "2");
        awaitHandled("\\\"id\\\":\\\"2\\\"");
        assertFalse(Files.readString(handled).contains("\\\"id\\\":\\\"1\\\""), () -> read(handled));
    }

    @Test
    void functionsRunInTheEnvironmentThatWasDeployed() throws Exception {
        publish("paid", "1");
        awaitHandled("aws:sqs");
        assertEquals(endpoint(), variable("AWS_ENDPOINT_URL"));
        assertEquals("us-east-1", variable("AWS_REGION"));
        assertEquals("test-paid", variable("AWS_LAMBDA_FUNCTION_NAME"));
        assertEquals("300", variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
        assertTrue(variable("SHIPPED").endsWith("/test-shipped.fifo"), () -> read(handled));
    }

    @Test
    void aStackThatIsThereIsServedAgain() throws Exception {
        Thread first = serving.get(0);
        serve("--stack", "dev", "--endpoint", endpoint());
        Awaitility.await().atMost(COLD_START).until(() -> said().split("export AWS_ENDPOINT_URL=", -1).length == 3);
        publish("paid", "1");
        awaitHandled("aws:sqs");
        assertTrue(first.isAlive());
    }

    @Test
    void aStackThatIsNotThereIsSaid() {
        serve("--stack", "nothing", "--endpoint", endpoint());
        awaitSaid("Stack with id nothing does not exist");
        Awaitility.await().until(() -> status == 2);
    }

    private void serve(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--code", JavaFunctions.classes().toString(), "--env", "RECORD=" + handled));
        Main main = new Main(new ByteArrayInputStream(new byte[0]), System.out, new PrintStream(err, true));
        Thread thread = new Thread(() -> status = main.run(arguments.toArray(String[]::new)));
        serving.add(0, thread);
        thread.start();
    }

    /** As any client of SNS does; who it is doesn't matter there. */
    private void publish(String type, String id) throws Exception {
        String form =
                "Action=Publish&Version=2010-03-31&MessageGroupId=1&MessageDeduplicationId=%s&TopicArn=%s&Message=%s"
                        .formatted(
                                id,
                                found("TopicArn = (\\S+)"),
                                URLEncoder.encode(
                                        "{\"id\":\"%s\",\"type\":\"%s\"}".formatted(id, type), StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sns/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
    }

    private String endpoint() {
        return found("AWS_ENDPOINT_URL=(\\S+)");
    }

    /** Awaits it, since a message of several lines is written line by line. */
    private String found(String pattern) {
        Pattern wanted = Pattern.compile(pattern + "\\s");
        return Awaitility.await()
                .atMost(COLD_START)
                .until(() -> wanted.matcher(said()), Matcher::find)
                .group(1);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void awaitSaid(String text) {
        Awaitility.await().atMost(COLD_START).until(() -> status >= 0 || said().contains(text));
        assertTrue(said().contains(text), this::said);
    }

    private void awaitHandled(String text) {
        Awaitility.await().atMost(COLD_START).until(() -> read(handled), events -> events.contains(text));
    }

    private String variable(String name) {
        return read(handled)
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> servers() {
        return ProcessHandle.current()
                .descendants()
                .map(child -> child.info().commandLine().orElse(""))
                .filter(command -> command.contains("moto_server"))
                .toList();
    }
}
