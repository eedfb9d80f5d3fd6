package io.eventfunctions.http.deployment;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventType;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

/** A real Kafka client whose broker nobody answers for. */
class BrokerDownTest {

    @EventType("com.example.thing")
    public record Thing(String name) {}

    public static class Functions {

        @Funq
        @Incoming("things")
        public void handle(Thing thing) {}
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class, Thing.class))
            .overrideConfigKey("kafka.bootstrap.servers", "127.0.0.1:1")
            .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-kafka")
            .overrideConfigKey("quarkus.event-functions.http.timeout", "500ms");

    @Test
    void anEventThatTheBrokerDoesNotConfirmInTimeIsAnsweredWith503() {
        given().contentType("application/cloudevents+json")
                .body("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"com.example.thing\"}")
                .post("/events/things")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("did not confirm"));
    }
}
