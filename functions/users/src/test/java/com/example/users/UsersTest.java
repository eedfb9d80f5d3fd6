package com.example.users;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.EventPublisher;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The application as its users meet it: over HTTP and on a real broker. */
@QuarkusTest
class UsersTest {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    @Inject
    Analytics analytics;

    @Inject
    EventPublisher events;

    private final String user = UUID.randomUUID().toString();

    @Test
    void aRegisteredUserIsGreetedAndCounted() {
        post(STRUCTURED, event("jo@example.com")).statusCode(202);
        CloudEvent email = emails().await(this::isOfUser);
        assertEquals("com.example.email.welcome-sent", email.getType());
        assertEquals("/users", email.getSource().toString());
        assertEquals(user, email.getExtension("causationid"));
        assertTrue(text(email).contains("jo@example.com"));
        await().until(() -> analytics.visits(user) == 1);
    }

    @Test
    void aBinaryEventIsHandledJustSo() {
        given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", user)
                .header("ce-source", "/test")
                .header("ce-type", "com.example.user.registered")
                .body(data("jo@example.com"))
                .post("/events/users")
                .then()
                .statusCode(202);
        emails().await(this::isOfUser);
    }

    @Test
    void aBatchIsHandledEventByEvent() {
        String other = event("jo@example.com").replace(user, user + "-2");
        post(BATCH, "[" + event("jo@example.com") + "," + other + "]").statusCode(202);
        emails().await(2, this::isOfUser);
    }

    @Test
    void theApplicationPublishesItselfJustSo() {
        events.publish("users", new UserRegistered(user, "Jo", "jo@example.com"))
                .await()
                .indefinitely();
        emails().await(this::isOfUser);
    }

    @Test
    void anEventThatOneFunctionCannotHandleIsItsDeadLetterAndTheOtherHandlesIt() {
        post(STRUCTURED, event("nowhere")).statusCode(202);
        CloudEvent letter = deadLetters().await(this::isOfUser);
        assertEquals("sendWelcomeEmail", letter.getExtension("deadletterfunction"));
        assertEquals("users", letter.getExtension("deadletterchannel"));
        assertEquals("retries-exhausted", letter.getExtension("deadletterreason"));
        assertEquals("java.lang.IllegalArgumentException", letter.getExtension("deadlettererror"));
        await().until(() -> analytics.visits(user) == 1);
    }

    @Test
    void dataThatDoesNotFitIsADeadLetterOfBothFunctions() {
        post(STRUCTURED, event("x").replace("\"name\":\"Jo\"", "\"name\":{}")).statusCode(202);
        List<CloudEvent> letters = deadLetters().await(2, event -> event.getId().equals(user));
        assertEquals("undecodable", letters.get(0).getExtension("deadletterreason"));
        assertTrue(letters.get(0).getExtension("deadlettermessage").toString().contains("UserRegistered"));
    }

    @Test
    void anEventWithoutDataIsADeadLetterOfBothFunctions() {
        String noData = event("x").replaceAll(",\"data\":\\{.*}}", "}");
        post(STRUCTURED, noData).statusCode(202);
        deadLetters().await(2, event -> event.getId().equals(user));
    }

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, '{\"specversion\":', 400",
        "application/cloudevents+json, '', 400",
        "application/cloudevents+xml, <event/>, 415",
        "text/plain, hello, 415",
    })
    void whatIsNoEventIsRefusedAsAProblem(String contentType, String body, int status) {
        post(contentType, body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    @Test
    void aMissingAttributeIsNamed() {
        post(STRUCTURED, event("x").replace("\"type\":\"com.example.user.registered\",", ""))
                .statusCode(400)
                .body("attribute", equalTo("type"));
    }

    @Test
    void aChannelThatIsNotThereIsNotFound() {
        given().contentType(STRUCTURED)
                .body(event("x"))
                .post("/events/nowhere")
                .then()
                .statusCode(404)
                .body("detail", containsString("users"));
    }

    @Test
    void anEventBeyondTheLimitIsTooLarge() {
        post(STRUCTURED, event("x".repeat(2_000_000))).statusCode(413).body("detail", containsString("1048576"));
    }

    @Test
    void anEventThatTheBrokerRefusesForItsSizeIsTooLargeToo() {
        post(STRUCTURED, event("x".repeat(1_048_370))).statusCode(413).body("detail", containsString(user));
    }

    @Test
    void onlyPostPublishes() {
        given().get("/events/users").then().statusCode(405).header("Allow", "POST");
    }

    private ValidatableResponse post(String contentType, String body) {
        return given().contentType(contentType).body(body).post("/events/users").then();
    }

    private String event(String email) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"com.example.user.registered\",\"data\":%s}"
                .formatted(user, data(email));
    }

    private String data(String email) {
        return "{\"id\":\"%s\",\"name\":\"Jo\",\"email\":\"%s\"}".formatted(user, email);
    }

    private boolean isOfUser(CloudEvent event) {
        return event.getData() != null && text(event).contains(user);
    }

    private static String text(CloudEvent event) {
        return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    }

    private static Sent emails() {
        return Sent.to("emails");
    }

    private static Sent deadLetters() {
        return Sent.to("users-dead-letters");
    }
}
