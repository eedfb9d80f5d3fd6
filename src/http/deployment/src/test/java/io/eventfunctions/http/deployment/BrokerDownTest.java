package io.eventfunctions.http.deployment;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventType;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A real Kafka client whose broker nobody answers for. */
class BrokerDownTest {

    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"com.example.thing\"}";

    @EventType("com.example.thing")
    public record Thing(String name) {}

    public static class Functions {

        @Funq
        @Incoming("things")
        @Incoming("others")
        public void handle(Thing thing) {}
    }

    /** The clients wait for the broker when they are closed, as long as they may; here it never comes. */
    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class, Thing.class))
            .overrideConfigKey("kafka.bootstrap.servers", "127.0.0.1:1")
            .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-kafka")
            .overrideConfigKey("mp.messaging.incoming.others.connector", "smallrye-kafka")
            .overrideConfigKey("mp.messaging.connector.smallrye-kafka.close-timeout", "100")
            .overrideConfigKey("quarkus.event-functions.http.max-unconfirmed", "2")
            .overrideConfigKey("quarkus.event-functions.http.timeout", "200ms");

    @Test
    void anEventThatTheBrokerDoesNotConfirmInTimeIsAnsweredWith503() {
        assertIsNotConfirmed(publish("things", "application/cloudevents+json", EVENT));
    }

    @Test
    void whenAsManyEventsWaitForTheBrokerAsMayTheNextIsToComeBackLater() {
        String batch = "[%s,%s,%s]".formatted(EVENT, EVENT, EVENT);
        assertIsNotConfirmed(publish("others", "application/cloudevents-batch+json", batch));
        publish("others", "application/cloudevents+json", EVENT)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("max-unconfirmed"));
    }

    private static void assertIsNotConfirmed(ValidatableResponse answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", nullValue())
                .body("detail", containsString("did not confirm"));
    }

    private static ValidatableResponse publish(String channel, String contentType, String body) {
        return given().contentType(contentType)
                .body(body)
                .post("/events/" + channel)
                .then();
    }
}
