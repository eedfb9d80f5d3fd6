package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.conformance.RequiresTool;
import io.eventfunctions.local.stack.MotoServer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The server takes the credentials no longer, as if they had expired, and then takes them again. */
@RequiresTool(value = "moto_server", install = "pip install 'moto[server]'")
class RefusedCredentialsTest {

    private static final MotoServer MOTO = new MotoServer(SharedPort.of(RefusedCredentialsTest.class));

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Arrivals.class, Receiver.class, SharedPort.class))
            .setBeforeAllCustomizer(RefusedCredentialsTest::start)
            .setAfterAllCustomizer(MOTO::close)
            .overrideConfigKey("quarkus.sqs.endpoint-override", MOTO.endpoint().toString())
            .overrideConfigKey("quarkus.sqs.aws.region", "us-east-1")
            .overrideConfigKey("quarkus.sqs.aws.credentials.type", "static")
            .overrideConfigKey("quarkus.sqs.aws.credentials.static-provider.access-key-id", "x")
            .overrideConfigKey("quarkus.sqs.aws.credentials.static-provider.secret-access-key", "x")
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.users.wait-time-seconds", "1");

    @Inject
    EventPublisher publisher;

    @Inject
    Arrivals arrivals;

    private static void start() {
        MOTO.start();
        try (SqsAsyncClient sqs = SqsAsyncClient.builder()
                .endpointOverride(MOTO.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build()) {
            sqs.createQueue(request -> request.queueName("users")).join();
        }
    }

    @AfterEach
    void takeThemAgain() {
        unchecked("inf");
    }

    @Test
    void healthTellsOfItAndConsumptionGoesOnWhenTheyAreTakenAgain() {
        publish("before");
        arrivals.await("before");

        unchecked("0");
        await().untilAsserted(() -> RestAssured.get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(Matchers.containsString("users: Service returned HTTP status code 403")));
        RestAssured.get("/q/health/live").then().statusCode(200);
        RuntimeException refused = assertThrows(RuntimeException.class, () -> publish("meanwhile"));
        assertTrue(refused.getMessage().contains("403"), refused.toString());

        unchecked("inf");
        await().untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
        publish("after");
        arrivals.await("after");
    }

    /** How many requests from now on the server handles before it begins to look at credentials, of which it knows none. */
    private static void unchecked(String requests) {
        RestAssured.given()
                .body(requests)
                .post(MOTO.endpoint() + "/moto-api/reset-auth")
                .then()
                .statusCode(200);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500));
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
