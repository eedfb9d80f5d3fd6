package com.example.users;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.eventfunctions.DeadLetters;
import io.eventfunctions.DeadLetters.Redrive;
import io.eventfunctions.DeadLetters.Report;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A poison event goes through its retries into the dead letters, is looked at, and goes back. */
@QuarkusTest
class RedriveTest {

    private static final String LETTERS = "/dead-letters/users-dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Analytics analytics;

    @Inject
    DeadLetters deadLetters;

    private final String user = UUID.randomUUID().toString();
    private String position;

    @BeforeEach
    void aPoisonEventIsAmongTheDeadLetters() {
        given().contentType("application/cloudevents+json")
                .body(
                        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"com.example.user.registered\",\"data\":{\"id\":\"%s\",\"name\":\"Al\",\"email\":\"nowhere\"}}"
                                .formatted(user, user))
                .post("/events/users")
                .then()
                .statusCode(202);
        position = letterAfter(null);
    }

    @Test
    void itIsListedAndShown() {
        get(LETTERS + "/" + position)
                .then()
                .statusCode(200)
                .body("id", equalTo(user))
                .body("function", equalTo("sendWelcomeEmail"))
                .body("reason", equalTo("retries-exhausted"))
                .body("attempts", equalTo("3"))
                .body("event.data.email", equalTo("nowhere"));
    }

    @Test
    void aDryRunTellsAndSendsNothing() {
        redrive("?dry-run=true", position).body("sent", hasItem(position));
        assertEquals(List.of(position), positions());
    }

    @Test
    void itGoesBackOnlyToTheFunctionThatFailedAndReturnsIfThatFailsAgain() {
        await().atMost(PATIENCE).until(() -> analytics.visits(user) == 1);
        redrive("?rate=100", position).body("sent", hasItem(position)).body("refused", aMapWithSize(0));
        get(LETTERS + "/" + letterAfter(position)).then().body("redrives", equalTo(1));
        assertEquals(1, analytics.visits(user));
    }

    @Test
    void ofTwoRedrivesAtOnceOneIsRefused() {
        double oneInTwoSeconds = 0.5;
        CompletableFuture<Report> first = deadLetters
                .redrive("users-dead-letters", new Redrive(Set.of(position), Optional.empty(), false, oneInTwoSeconds))
                .subscribeAsCompletionStage();
        post("?rate=100", position).then().statusCode(409).body("detail", containsString("are being redriven already"));
        assertEquals(List.of(position), first.join().sent());
    }

    @Test
    void itDoesNotGoRoundForEver() {
        String last = position;
        for (int i = 0; i < 3; i++) {
            redrive("", last).body("sent", hasItem(last));
            last = letterAfter(last);
        }
        redrive("", last).body("sent", empty()).body("refused", aMapWithSize(1));
    }

    @Test
    void mistakesAreToldAsProblems() {
        given().post(LETTERS + "/redrive").then().statusCode(400);
        given().body("{\"all\":\"yes\"}").post(LETTERS + "/redrive").then().statusCode(400);
        given().body("[]").post(LETTERS + "/redrive").then().statusCode(400);
        get("/dead-letters/nowhere").then().statusCode(404);
        get(LETTERS + "/9-999999").then().statusCode(404);
        get(LETTERS + "?limit=none").then().statusCode(400);
        given().delete(LETTERS).then().statusCode(405);
        redrive("", "9-999999").body("sent", empty()).body("refused", aMapWithSize(1));
    }

    private static ValidatableResponse redrive(String query, String position) {
        return post(query, position).then().statusCode(200);
    }

    private static Response post(String query, String position) {
        return given().body("{\"positions\":[\"" + position + "\"]}").post(LETTERS + "/redrive" + query);
    }

    /** The position of the user's one letter, once there is one that isn't the last. */
    private String letterAfter(String last) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(this::positions, now -> now.size() == 1 && !now.contains(last))
                .get(0);
    }

    private List<String> positions() {
        List<Map<String, Object>> letters = get(LETTERS + "?limit=10000").path("letters");
        return letters.stream()
                .filter(letter -> user.equals(letter.get("id")))
                .map(letter -> letter.get("position").toString())
                .toList();
    }
}
