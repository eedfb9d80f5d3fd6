package com.example.orders;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.hasItem;

/** What is packaged, on the JVM or as a native image, on the queues of a local SQS server. */
@QuarkusIntegrationTest
@TestProfile(PackagedIT.Open.class)
class PackagedIT {

    /** Another queue is subscribed to the topic, and what is closed in production is open. */
    public static class Open extends WithHistory {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("quarkus.event-functions.http.channels", "orders");
            config.put("quarkus.event-functions.http.dead-letters", "true");
            return config;
        }
    }

    DevServicesContext broker;

    private final String order = UUID.randomUUID().toString();
    private final List<String> history = new ArrayList<>();
    private SqsAsyncClient sqs;

    @BeforeEach
    void connect() {
        Map<String, String> server = broker.devServicesProperties();
        sqs = SqsAsyncClient.builder()
                .endpointOverride(URI.create(server.get("quarkus.sqs.endpoint-override")))
                .region(Region.of(server.get("quarkus.sqs.aws.region")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @AfterEach
    void disconnect() {
        sqs.close();
    }

    @Test
    void anOrderIsPaidAndShipped() {
        place("book", 1, "4111-1111");
        await().until(this::history, List.of("order.placed", "order.paid", "order.shipped")::equals);
    }

    @Test
    void aDeclinedPaymentCancelsTheOrder() {
        place("book", 1, "4111-0000");
        await().until(this::history, List.of("order.placed", "payment.declined", "order.cancelled")::equals);
    }

    @Test
    void anOrderOfWhatThereIsNotIsADeadLetterWithoutARetry() {
        place("unicorn", 7, "4111-1111");
        await().untilAsserted(() -> get("/dead-letters/payments-dead-letters")
                .then()
                .body("letters.findAll { it.id == '" + order + "' }.reason", hasItem("not-retryable")));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private void place(String item, int quantity, String card) {
        given().contentType("application/cloudevents+json")
                .body(
                        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"com.example.order.placed\",\"partitionkey\":\"%s\",\"data\":{\"orderId\":\"%s\",\"item\":\"%s\",\"quantity\":%d,\"amount\":9.99,\"card\":\"%s\"}}"
                                .formatted(order, order, order, item, quantity, card))
                .post("/events/orders")
                .then()
                .statusCode(202);
    }

    /** What has happened to the order so far, in order. */
    private List<String> history() {
        String url = sqs.getQueueUrl(request -> request.queueName("history.fifo"))
                .join()
                .queueUrl();
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                .join()
                .messages();
        for (Message message : messages) {
            sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()))
                    .join();
            CloudEvent event = new JsonFormat().deserialize(message.body().getBytes(UTF_8));
            if (order.equals(event.getExtension("partitionkey"))) {
                history.add(event.getType().substring("com.example.".length()));
            }
        }
        return history;
    }
}
