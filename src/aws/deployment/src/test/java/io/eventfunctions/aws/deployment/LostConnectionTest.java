package io.eventfunctions.aws.deployment;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.aws.server.SqsQueues;
import io.eventfunctions.aws.server.SqsServer;
import io.eventfunctions.process.FreePort;

/** The server isn't there at the start, goes away and comes back. */
class LostConnectionTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PORT = LostConnectionTest.class.getName();

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Arrivals.class, Receiver.class))
            .overrideConfigKey("quarkus.sqs.endpoint-override", "http://127.0.0.1:" + port())
            .overrideConfigKey("quarkus.sqs.aws.region", SqsServer.REGION)
            .overrideConfigKey("quarkus.sqs.aws.credentials.type", "static")
            .overrideConfigKey("quarkus.sqs.aws.credentials.static-provider.access-key-id", "x")
            .overrideConfigKey("quarkus.sqs.aws.credentials.static-provider.secret-access-key", "x")
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.users.wait-time-seconds", "1");

    private final SqsServer server = new SqsServer(
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList(),
            port());

    @Inject
    EventPublisher publisher;

    @Inject
    Arrivals arrivals;

    /** Quarkus loads this class twice. */
    private static int port() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(FreePort.find()));
        }
        return Integer.getInteger(PORT);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void healthTellsOfItAndConsumptionGoesOnWhenItIsThere() {
        assertNotReady();
        startServer();
        assertReady();
        publish("before");
        arrivals.await("before");

        server.kill();
        assertNotReady();
        RestAssured.get("/q/health/live").then().statusCode(200);

        startServer();
        assertReady();
        publish("after");
        arrivals.await("after");
    }

    private void startServer() {
        server.start();
        new SqsQueues(server.endpoint()).create(List.of("users"));
    }

    private static void assertReady() {
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
    }

    private static void assertNotReady() {
        Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> RestAssured.get(
                        "/q/health/ready")
                .then()
                .statusCode(503)
                .body(Matchers.containsString("users: ")));
    }

    private void publish(String id) {
        publisher
                .publish(
                        "users",
                        CloudEventBuilder.v1()
                                .withId(id)
                                .withSource(URI.create("/test"))
                                .withType("t")
                                .build())
                .await()
                .indefinitely();
    }
}
