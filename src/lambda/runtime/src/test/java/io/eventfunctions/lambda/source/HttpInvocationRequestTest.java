package io.eventfunctions.lambda.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.lambda.i18n.MalformedInvocationException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What function URLs and HTTP APIs send, in the shape that AWS documents. */
class HttpInvocationRequestTest {

    @Test
    void aRequestByAFunctionUrlIsReadAsItWasSent() throws IOException {
        HttpInvocationRequest request = assertInstanceOf(
                        InvocationPayload.Request.class,
                        InvocationReader.read(
                                HttpInvocationRequestTest.class.getResourceAsStream("/invocations/function-url.json")))
                .request();
        assertEquals("POST", request.method());
        assertEquals("/events/users?parameter1=value1&parameter1=value2&parameter2=value", request.target());
        assertEquals("application/cloudevents+json", request.headers().get("content-type"));
        assertEquals("value1,value2", request.headers().get("x-many"));
        assertEquals("cookie1=a; cookie2=b", request.headers().get("cookie"));
        assertEquals("Hello", new String(request.body(), UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /events/a b | '' | /events/a%20b
            /events/a%20b | q=a%20b | /events/a%20b?q=a%20b
            /100% | '' | /100%25
            /what?is#it | a=\\" | /what%3Fis%23it?a=%5C%22
            /grüße | '' | /gr%C3%BC%C3%9Fe
            @host/x | '' | /@host/x
            :80@host/x | '' | /:80@host/x
            //host/x | '' | //host/x
            """)
    void aPathIsEncodedWhetherItComesDecodedOrNot(String path, String query, String target) throws IOException {
        String invocation =
                "{\"rawPath\":\"%s\",\"rawQueryString\":\"%s\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}"
                        .formatted(path, query.replace("\\", "\\\\").replace("\"", "\\\""));
        InvocationPayload payload = InvocationReader.read(new ByteArrayInputStream(invocation.getBytes(UTF_8)));
        assertEquals(
                target,
                assertInstanceOf(InvocationPayload.Request.class, payload)
                        .request()
                        .target());
    }

    @Test
    void aRequestWithoutABodyHasAnEmptyOne() throws IOException {
        InvocationPayload payload = InvocationReader.read(new ByteArrayInputStream(
                "{\"rawPath\":\"/\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}".getBytes(UTF_8)));
        HttpInvocationRequest request = ((InvocationPayload.Request) payload).request();
        assertEquals("/", request.target());
        assertEquals(0, request.body().length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"requestContext":{"http":{"method":"GET"}}} | has no rawPath
            {"rawPath":"/","requestContext":{"http":{}}} | has no method
            {"rawPath":"/","body":"%","isBase64Encoded":true,"requestContext":{"http":{"method":"GET"}}} | is not Base64
            {"httpMethod":"GET","path":"/"} | payload format 1.0
            """)
    void aBrokenRequestIsRefused(String invocation, String reason) {
        MalformedInvocationException refusal = assertThrows(
                MalformedInvocationException.class,
                () -> InvocationReader.read(new ByteArrayInputStream(invocation.getBytes(UTF_8))));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
