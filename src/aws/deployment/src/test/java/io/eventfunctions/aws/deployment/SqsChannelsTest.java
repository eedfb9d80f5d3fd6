package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.EventTooLargeException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Channels on SQS beside clients that know nothing of us. */
class SqsChannelsTest {

    /** Resolved when the application runs; while it is built, it says that the channel brings an endpoint of its own. */
    private static final String THE_LOCAL_SERVER = "${quarkus.sqs.endpoint-override:http://127.0.0.1:1}";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Arrivals.class, Receiver.class))
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.emails.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.binary.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.binary.queue", "emails")
            .overrideConfigKey("mp.messaging.outgoing.binary.delivery.mode", "binary")
            .overrideConfigKey("mp.messaging.outgoing.batched.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.batched.queue", "emails")
            .overrideConfigKey("mp.messaging.outgoing.batched.batch", "true")
            .overrideConfigKey("mp.messaging.outgoing.batched.batch-size", "3")
            .overrideConfigKey("mp.messaging.outgoing.batched.batch-delay", "60000")
            .overrideConfigKey("mp.messaging.outgoing.ordered.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.ordered.queue", "ordered.fifo")
            .overrideConfigKey("mp.messaging.outgoing.elsewhere.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.elsewhere.queue", "emails")
            .overrideConfigKey("mp.messaging.outgoing.elsewhere.region", "eu-central-1")
            .overrideConfigKey("mp.messaging.outgoing.elsewhere.endpoint-override", THE_LOCAL_SERVER);

    @Inject
    SqsAsyncClient sqs;

    @Inject
    EventPublisher publisher;

    @Inject
    Arrivals arrivals;

    @Test
    void aJsonEventWithoutAnyAttributeIsHandled() {
        sendToUsers("{\"specversion\":\"1.0\",\"id\":\"plain\",\"source\":\"/cli\",\"type\":\"t\"}", Map.of());
        assertEquals("/cli", arrivals.await("plain").getSource().toString());
    }

    @Test
    void anEventInMessageAttributesIsHandled() {
        sendToUsers(
                "{\"id\":\"jo\"}",
                Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", "binary",
                        "ce-source", "/cli",
                        "ce-type", "t",
                        "content-type", "application/json"));
        assertEquals(
                "{\"id\":\"jo\"}", new String(arrivals.await("binary").getData().toBytes(), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.such.Class", "java.lang.Integer", "java.util.ArrayList"})
    void aMessageThatNamesAJavaClassDoesNotEndTheChannel(String type) {
        String event = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/cli\",\"type\":\"t\"}";
        sendToUsers(event.formatted(type), Map.of("_classname", type));
        arrivals.await(type);
        sendToUsers(event.formatted("behind " + type), Map.of());
        arrivals.await("behind " + type);
    }

    @Test
    void whatIsSentIsStructuredAndHasTypeAndSourceAsAttributes() {
        publish("emails", event("sent").withSubject("süß").build());
        Message message = receive("emails");
        assertEquals(
                Map.of(
                        "content-type", "application/cloudevents+json",
                        "ce-type", "com.example.sent",
                        "ce-source", "/test",
                        "ce-subject", "süß"),
                attributes(message));
        assertTrue(message.body().contains("\"subject\":\"süß\""), message.body());
    }

    @Test
    void whatIsSentInBinaryModeHasItsDataAsBody() {
        publish(
                "binary",
                event("sent").withData("text/plain", "hellö".getBytes(UTF_8)).build());
        Message message = receive("emails");
        assertEquals("hellö", message.body());
        assertEquals("sent", attributes(message).get("ce-id"));
    }

    @Test
    void aFifoQueueHasAnEventThatIsSentTwiceOnce() {
        CloudEvent event = event("twice").withExtension("partitionkey", "a key").build();
        publish("ordered", event);
        publish("ordered", event);
        publish("ordered", event("last").withExtension("partitionkey", "a key").build());
        assertTrue(receive("ordered.fifo").body().contains("twice"));
        assertTrue(receive("ordered.fifo").body().contains("last"));
    }

    @Test
    void aChannelInAnotherPlaceHasAClientOfItsOwn() {
        publish("elsewhere", event("far").build());
        assertTrue(receive("emails").body().contains("far"));
    }

    @Test
    void anEventOfThreeHundredKilobytesIsSent() {
        publish(
                "emails",
                event("large").withData("text/plain", new byte[200_000]).build());
        assertTrue(receive("emails").body().contains("large"));
    }

    @Test
    void anEventThatIsTooLargeIsAClearErrorAndTheChannelGoesOn() {
        CloudEvent large =
                event("huge").withData("text/plain", new byte[1_000_000]).build();
        EventTooLargeException failure = assertThrows(EventTooLargeException.class, () -> publish("emails", large));
        for (String part : List.of("huge", "/test", "channel emails", "EVF0706", "1048576")) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        publish("emails", event("small").build());
        assertTrue(receive("emails").body().contains("small"));
    }

    @Test
    void ofABatchOnlyTheEventsThatAreTooLargeThemselvesAreNotSent() {
        byte[] half = new byte[450_000];
        List<CompletableFuture<Void>> batch = Stream.of(
                        event("first half").withData("text/plain", half),
                        event("huge").withData("text/plain", new byte[1_000_000]),
                        event("second half").withData("text/plain", half))
                .map(event -> publisher.publish("batched", event.build()).subscribeAsCompletionStage())
                .toList();
        CompletionException failure =
                assertThrows(CompletionException.class, () -> batch.get(1).join());
        assertInstanceOf(EventTooLargeException.class, failure.getCause());
        assertTrue(failure.getMessage().contains("EVF0706"), failure.getMessage());
        batch.get(0).join();
        batch.get(2).join();
        Set<String> arrived = Stream.generate(() -> receive("emails"))
                .limit(2)
                .map(message -> new JsonFormat().deserialize(message.body().getBytes(UTF_8)))
                .map(CloudEvent::getId)
                .collect(Collectors.toSet());
        assertEquals(Set.of("first half", "second half"), arrived);
    }

    private static CloudEventBuilder event(String id) {
        return CloudEventBuilder.v1().withId(id).withSource(URI.create("/test")).withType("com.example.sent");
    }

    private void publish(String channel, CloudEvent event) {
        publisher.publish(channel, event).await().indefinitely();
    }

    private void sendToUsers(String body, Map<String, String> attributes) {
        Map<String, MessageAttributeValue> values = new java.util.HashMap<>();
        attributes.forEach((name, value) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        sqs.sendMessage(request ->
                        request.queueUrl(url("users")).messageBody(body).messageAttributes(values))
                .join();
    }

    private Message receive(String queue) {
        List<Message> messages = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> sqs.receiveMessage(request -> request.queueUrl(url(queue))
                                        .maxNumberOfMessages(1)
                                        .messageAttributeNames("All"))
                                .join()
                                .messages(),
                        received -> !received.isEmpty());
        sqs.deleteMessage(request -> request.queueUrl(url(queue))
                        .receiptHandle(messages.get(0).receiptHandle()))
                .join();
        return messages.get(0);
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }

    private static Map<String, String> attributes(Message message) {
        Map<String, String> attributes = new java.util.HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        return attributes;
    }
}
