package com.example.users;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is packaged, on the JVM or as a native image: a process that is met over HTTP and on its broker only. */
abstract class Packaged {

    private static final String LETTERS = "/dead-letters/users-dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** In production nothing is open that isn't opened. */
    public static class Open implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.event-functions.http.channels", "users",
                    "quarkus.event-functions.http.dead-letters", "true");
        }
    }

    DevServicesContext broker;

    private final String user = UUID.randomUUID().toString();

    /** What the application has sent to a channel. */
    abstract Sent sentTo(String channel);

    @Test
    void aRegisteredUserIsGreeted() {
        register("jo@example.com").statusCode(202);
        CloudEvent email = sentTo("emails").await(this::isOfUser);
        assertEquals("com.example.email.welcome-sent", email.getType());
        assertEquals("/users", email.getSource().toString());
        assertTrue(text(email).contains("jo@example.com"));
    }

    @Test
    void aPoisonEventIsADeadLetterAfterItsRetriesAndGoesBack() {
        register("nowhere").statusCode(202);
        String first = letterBesides(null);
        get(LETTERS + "/" + first)
                .then()
                .statusCode(200)
                .body("function", equalTo("sendWelcomeEmail"))
                .body("reason", equalTo("retries-exhausted"))
                .body("error", equalTo("java.lang.IllegalArgumentException"))
                .body("attempts", equalTo("3"))
                .body("event.data.email", equalTo("nowhere"));
        given().body("{\"positions\":[\"" + first + "\"]}")
                .post(LETTERS + "/redrive")
                .then()
                .statusCode(200)
                .body("sent", hasItem(first));
        get(LETTERS + "/" + letterBesides(first)).then().body("redrives", equalTo(1));
    }

    @Test
    void dataThatDoesNotFitIsADeadLetterOfBothFunctions() {
        register("x\",\"name\":{},\"y\":\"").statusCode(202);
        await().atMost(PATIENCE).until(() -> letters().size() == 2);
        assertEquals(
                List.of("undecodable", "undecodable"),
                letters().stream().map(letter -> letter.get("reason")).toList());
    }

    @Test
    void whatIsNoEventIsRefusedAsAProblem() {
        given().contentType("text/plain")
                .body("hello")
                .post("/events/users")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void itTellsOfItsHealth() {
        get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    private ValidatableResponse register(String email) {
        return given().contentType("application/cloudevents+json")
                .body(
                        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"com.example.user.registered\",\"data\":{\"id\":\"%s\",\"name\":\"Jo\",\"email\":\"%s\"}}"
                                .formatted(user, user, email))
                .post("/events/users")
                .then();
    }

    /** The position of the user's one letter, once there is one that isn't the given one. */
    private String letterBesides(String last) {
        return await().atMost(PATIENCE)
                .until(
                        () -> letters().stream()
                                .map(letter -> letter.get("position").toString())
                                .toList(),
                        now -> now.size() == 1 && !now.contains(last))
                .get(0);
    }

    private List<Map<String, Object>> letters() {
        List<Map<String, Object>> letters = get(LETTERS + "?limit=10000").path("letters");
        return letters.stream().filter(letter -> user.equals(letter.get("id"))).toList();
    }

    private boolean isOfUser(CloudEvent event) {
        return event.getData() != null && text(event).contains(user);
    }

    private static String text(CloudEvent event) {
        return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    }
}
