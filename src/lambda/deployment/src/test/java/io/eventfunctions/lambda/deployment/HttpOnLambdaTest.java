package io.eventfunctions.lambda.deployment;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The application's own HTTP server answers the requests that a function is invoked with. */
class HttpOnLambdaTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Routes.class, Invoker.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideRuntimeConfigKey("quarkus.event-functions.lambda.http", "true");

    private static final Iterable<String> COOKIES = List.of("one=1", "two=2");

    @Inject
    Invoker invoker;

    @Test
    void aRequestIsAnsweredByTheRouteOfItsPath() throws Exception {
        JsonNode answer = request("""
                {"rawPath":"/echo","rawQueryString":"a=b%20c","headers":{"x-name":"Ada","host":"elsewhere"},\
                "requestContext":{"http":{"method":"POST"}},"body":"Hello","isBase64Encoded":false}""");
        assertEquals(201, answer.path("statusCode").asInt());
        assertEquals("POST b c Ada Hello", answer.path("body").asText());
        assertFalse(answer.path("isBase64Encoded").asBoolean());
        assertEquals("text/plain", answer.path("headers").path("content-type").asText());
        assertEquals("[\"one=1\",\"two=2\"]", answer.path("cookies").toString());
        assertFalse(answer.path("headers").has("set-cookie"));
    }

    @Test
    void whatIsNoTextIsAnsweredInBase64() throws Exception {
        JsonNode answer = request("{\"rawPath\":\"/bytes\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}");
        assertEquals("/wA=", answer.path("body").asText());
        assertTrue(answer.path("isBase64Encoded").asBoolean());
    }

    @Test
    void whatNobodyServesIsNotFound() throws Exception {
        JsonNode answer = request("{\"rawPath\":\"/nowhere\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}");
        assertEquals(404, answer.path("statusCode").asInt());
    }

    @Test
    void whatTakesTooLongIsAnsweredBeforeTheTimeout() throws Exception {
        String answer = invoker.invoke(
                "{\"rawPath\":\"/never\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}", Duration.ofSeconds(1));
        assertEquals(504, new ObjectMapper().readTree(answer).path("statusCode").asInt());
    }

    @Test
    void anAnswerThatDoesNotEndIsCutBeforeTheTimeout() throws Exception {
        String answer = invoker.invoke(
                "{\"rawPath\":\"/endless\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}", Duration.ofSeconds(1));
        assertEquals(504, new ObjectMapper().readTree(answer).path("statusCode").asInt());
    }

    @Test
    void aHeaderThatCannotBePassedOnIsTheCallersMistake() throws Exception {
        JsonNode answer = request("""
                {"rawPath":"/bytes","headers":{"x-name":"\\u0394"},"requestContext":{"http":{"method":"GET"}}}""");
        assertEquals(400, answer.path("statusCode").asInt());
        assertTrue(answer.path("body").asText().contains("\u0394"), answer.toString());
    }

    private JsonNode request(String invocation) throws JsonProcessingException {
        return new ObjectMapper().readTree(invoker.invoke(invocation));
    }

    /** What the application serves. */
    static class Routes {

        void serve(@Observes Router router) {
            router.post("/echo").handler(BodyHandler.create(false)).handler(request -> request.response()
                    .setStatusCode(201)
                    .putHeader("content-type", "text/plain")
                    .putHeader("set-cookie", COOKIES)
                    .end("POST %s %s %s"
                            .formatted(
                                    request.queryParams().get("a"),
                                    request.request().getHeader("x-name"),
                                    request.body().asString())));
            router.get("/never").handler(request -> {});
            router.get("/endless")
                    .handler(request -> request.response().setChunked(true).write("more will come"));
            router.get("/bytes").handler(request -> request.response().end(Buffer.buffer(new byte[] {(byte) 0xff, 0})));
        }
    }
}
