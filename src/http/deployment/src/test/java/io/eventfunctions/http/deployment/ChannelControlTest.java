package io.eventfunctions.http.deployment;

import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventType;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

/** The states of channels over HTTP. */
class ChannelControlTest {

    @EventType("com.example.thing")
    public record Thing(String name) {}

    public static class Functions {

        @Funq
        @Incoming("things")
        @Incoming("others")
        public void handle(Thing thing) {
            throw new IllegalStateException(thing.name());
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class, Thing.class))
            .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-in-memory")
            .overrideConfigKey("mp.messaging.incoming.others.connector", "smallrye-in-memory")
            .overrideConfigKey("quarkus.event-functions.delivery.retry", "0");

    @Inject
    @Any
    InMemoryConnector memory;

    @Test
    void aChannelIsPausedAndResumed() {
        given().get("/channels").then().statusCode(200).body("channels.channel", hasItems("others", "things"));
        given().post("/channels/things/pause")
                .then()
                .statusCode(200)
                .body("channel", equalTo("things"))
                .body("status", equalTo("paused"))
                .body("reason", nullValue())
                .body("resumable", equalTo(true));
        given().get("/channels/things").then().statusCode(200).body("status", equalTo("paused"));
        given().post("/channels/things/resume").then().statusCode(200).body("status", equalTo("running"));
    }

    @Test
    void aHaltedChannelSaysWhyAndARefusedActionIsAConflict() {
        memory.source("others")
                .send(Message.of(
                        new Thing("broken"),
                        () -> CompletableFuture.completedFuture(null),
                        CompletableFuture::failedFuture));
        await().until(() ->
                given().get("/channels/others").then().extract().path("status").equals("halted"));
        given().get("/channels/others")
                .then()
                .body("reason", containsString("broken"))
                .body("resumable", equalTo(false));
        given().post("/channels/others/resume")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("restart the application"));
        given().post("/channels/others/pause").then().statusCode(409);
    }

    @Test
    void whatThereIsNotIsNotFound() {
        given().get("/channels/none").then().statusCode(404).body("detail", containsString("none"));
        given().post("/channels/none/pause").then().statusCode(404).body("detail", containsString("things"));
        given().post("/channels/things/explode").then().statusCode(404).body("detail", containsString("explode"));
        given().delete("/channels/things").then().statusCode(405);
    }
}
