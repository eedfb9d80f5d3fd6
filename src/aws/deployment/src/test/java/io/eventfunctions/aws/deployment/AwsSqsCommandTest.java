package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.conformance.RequiresTool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** {@code aws sqs} sends what functions get and shows what they send, as the examples of the binding do. */
@RequiresTool(value = "aws", install = "apt-get install awscli")
class AwsSqsCommandTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Arrivals.class, Receiver.class, AwsCli.class))
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.users.queue", "aws-users")
            .overrideConfigKey("mp.messaging.outgoing.emails.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.emails.queue", "aws-emails")
            .overrideConfigKey("mp.messaging.outgoing.binary.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.binary.queue", "aws-binary")
            .overrideConfigKey("mp.messaging.outgoing.binary.delivery.mode", "binary");

    @ConfigProperty(name = "quarkus.sqs.endpoint-override")
    String endpoint;

    @Inject
    EventPublisher publisher;

    @Inject
    Arrivals arrivals;

    @Test
    void aStructuredEventIsHandled() {
        send(
                "{\"specversion\":\"1.0\",\"id\":\"structured\",\"source\":\"/aws\",\"type\":\"t\",\"data\":{\"id\":\"jo\"}}",
                Map.of("content-type", "application/cloudevents+json"));
        assertArrived("structured");
    }

    @Test
    void anEventInMessageAttributesIsHandled() {
        send(
                "{\"id\":\"jo\"}",
                Map.of(
                        "content-type", "application/json",
                        "ce-specversion", "1.0",
                        "ce-id", "binary",
                        "ce-source", "/aws",
                        "ce-type", "t"));
        assertArrived("binary");
    }

    @Test
    void whatIsSentIsShownAsTheBindingSays() throws Exception {
        publish("emails", "sent");
        JsonNode message = receive("aws-emails");
        JsonNode event = new ObjectMapper().readTree(message.path("Body").asText());
        assertEquals("1.0", event.path("specversion").asText());
        assertEquals("sent", event.path("id").asText());
        assertEquals("Jo", event.path("data").path("name").asText());
        assertAttributes(
                message,
                Map.of(
                        "content-type", "application/cloudevents+json",
                        "ce-type", "com.example.sent",
                        "ce-source", "/test"));
    }

    @Test
    void whatIsSentInBinaryModeIsShownAsTheBindingSays() throws Exception {
        publish("binary", "sent");
        JsonNode message = receive("aws-binary");
        assertEquals("{\"name\":\"Jo\"}", message.path("Body").asText());
        assertAttributes(
                message,
                Map.of(
                        "content-type", "application/json",
                        "ce-specversion", "1.0",
                        "ce-id", "sent",
                        "ce-source", "/test",
                        "ce-type", "com.example.sent"));
    }

    private void assertArrived(String id) {
        CloudEvent event = arrivals.await(id);
        assertEquals("/aws", event.getSource().toString());
        assertEquals("{\"id\":\"jo\"}", new String(event.getData().toBytes(), UTF_8));
    }

    private static void assertAttributes(JsonNode message, Map<String, String> expected) {
        JsonNode attributes = message.path("MessageAttributes");
        assertEquals(expected.size(), attributes.size(), attributes.toString());
        expected.forEach((name, value) -> {
            assertEquals("String", attributes.path(name).path("DataType").asText(), name);
            assertEquals(value, attributes.path(name).path("StringValue").asText(), name);
        });
    }

    private void publish(String channel, String id) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType("com.example.sent")
                .withData("application/json", "{\"name\":\"Jo\"}".getBytes(UTF_8))
                .build();
        publisher.publish(channel, event).await().indefinitely();
    }

    private void send(String body, Map<String, String> attributes) {
        String values = AwsCli.attributes(attributes);
        sqs("send-message", "aws-users", "--message-body", body, "--message-attributes", values);
    }

    /** The queue's first message. */
    private JsonNode receive(String queue) throws Exception {
        String output = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> sqs("receive-message", queue, "--message-attribute-names", "All"),
                        printed -> !printed.isBlank());
        return new ObjectMapper().readTree(output).path("Messages").path(0);
    }

    private String sqs(String operation, String queue, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("sqs", operation, "--queue-url", endpoint + "/000000000000/" + queue));
        command.addAll(List.of(arguments));
        return new AwsCli(endpoint).run(command.toArray(String[]::new));
    }
}
