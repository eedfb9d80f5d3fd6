package io.eventfunctions.http.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Bodies that the application has read before, and bodies that never come. */
class BodyTest {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"com.example.thing\",\"data\":{\"a\":1}}";

    public static class Functions {

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event) {}
    }

    /** What other extensions do for the whole application; here for the requests that ask for it. */
    @ApplicationScoped
    public static class BodiesAreReadBefore {

        void install(@Observes Router router) {
            BodyHandler reads = BodyHandler.create(false);
            router.route().order(-1).handler(http -> {
                if (http.request().headers().contains("read-before")) {
                    reads.handle(http);
                } else {
                    http.next();
                }
            });
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class, BodiesAreReadBefore.class))
            .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-in-memory")
            .overrideConfigKey("mp.messaging.incoming.things.delivery.dead-letter", "letters")
            .overrideConfigKey("quarkus.event-functions.http.max-body-size", "200")
            .overrideConfigKey("quarkus.log.category.\"io.eventfunctions.http\".level", "DEBUG");

    @Inject
    @Any
    InMemoryConnector connector;

    private final List<LogRecord> log = new CopyOnWriteArrayList<>();
    private final Handler logging = new Handler() {

        @Override
        public void publish(LogRecord line) {
            log.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        connector.sink("event-functions-publish-things").clear();
        Logger.getLogger("io.eventfunctions.http").addHandler(logging);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("io.eventfunctions.http").removeHandler(logging);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEventIsPublishedWhoeverReadItsBody(boolean readBefore) {
        request(readBefore)
                .contentType(STRUCTURED)
                .body(EVENT)
                .post("/events/things")
                .then()
                .statusCode(202);
        assertEquals("{\"a\":1}", data(published().get(0)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEventWithoutDataHasAnEmptyBody(boolean readBefore) {
        binary(request(readBefore)).post("/events/things").then().statusCode(202);
        assertEquals("2", published().get(0).getId());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLimitHoldsWhoeverReadTheBody(boolean readBefore) {
        request(readBefore)
                .contentType(STRUCTURED)
                .body(EVENT.replace("1}", "1" + " ".repeat(200) + "}"))
                .post("/events/things")
                .then()
                .statusCode(413)
                .body("detail", containsString("at most 200"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPackedBodyIsUnpackedUpToTheLimitWhoeverReadIt(boolean readBefore) throws IOException {
        request(readBefore)
                .contentType(STRUCTURED)
                .header("content-encoding", "gzip")
                .body(packed(EVENT))
                .post("/events/things")
                .then()
                .statusCode(202);
        assertEquals("{\"a\":1}", data(published().get(0)));
        request(readBefore)
                .contentType(STRUCTURED)
                .header("content-encoding", "gzip")
                .body(packed(EVENT.replace("1}", "1" + " ".repeat(10_000) + "}")))
                .post("/events/things")
                .then()
                .statusCode(413)
                .body("detail", containsString("200 bytes"));
    }

    private static byte[] packed(String body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOrderToSendDeadLettersBackIsReadWhoeverReadItsBody(boolean readBefore) {
        request(readBefore)
                .body("[]")
                .post("/dead-letters/letters/redrive")
                .then()
                .statusCode(400)
                .body("detail", containsString("not a JSON object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dry-run=1", "dry-run=yes", "dryrun=true", "dry-run=true&dry-run=false"})
    void whatIsNotADryRunForSureIsRefused(String query) {
        request(false)
                .body("{\"all\":true}")
                .post("/dead-letters/letters/redrive?" + query)
                .then()
                .statusCode(400);
    }

    @Test
    void anOrderWithAMisspeltMemberIsRefused() {
        request(false)
                .body("{\"all\":true,\"functions\":\"handle\"}")
                .post("/dead-letters/letters/redrive")
                .then()
                .statusCode(400)
                .body("detail", containsString("Unknown member 'functions'"));
    }

    @Test
    void aFormThatTheApplicationHasReadIsNotPublishedWithoutItsData() {
        binary(request(true))
                .multiPart("name", "value")
                .post("/events/things")
                .then()
                .statusCode(415)
                .body("detail", containsString("read the body before"));
        assertEquals(List.of(), published());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/things", "/dead-letters/letters/redrive"})
    void aClientThatGoesAwayInTheMiddleOfItsBodyIsNobodysError(String path) throws IOException {
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 100\r\n\r\n{"
                    .formatted(path, STRUCTURED);
            client.getOutputStream().write(head.getBytes(UTF_8));
        }
        await().until(() -> log.stream().anyMatch(line -> line.getMessage().startsWith("EVF0603: ")));
        request(false)
                .contentType(STRUCTURED)
                .body(EVENT)
                .post("/events/things")
                .then()
                .statusCode(202);
        assertEquals(
                List.of(),
                log.stream()
                        .filter(line -> line.getLevel().intValue() > Level.FINE.intValue())
                        .map(LogRecord::getMessage)
                        .toList());
    }

    private static RequestSpecification request(boolean readBefore) {
        return readBefore ? given().header("read-before", "yes") : given();
    }

    private static RequestSpecification binary(RequestSpecification request) {
        return request.header("ce-specversion", "1.0")
                .header("ce-id", "2")
                .header("ce-source", "/s")
                .header("ce-type", "com.example.thing");
    }

    private List<CloudEvent> published() {
        return connector.<CloudEvent>sink("event-functions-publish-things").received().stream()
                .map(Message::getPayload)
                .toList();
    }

    private static String data(CloudEvent event) {
        return new String(event.getData().toBytes(), UTF_8);
    }
}
