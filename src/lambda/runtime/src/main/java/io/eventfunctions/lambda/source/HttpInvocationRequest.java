package io.eventfunctions.lambda.source;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.eventfunctions.lambda.i18n.MalformedInvocationException;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request to a function URL or an HTTP API, which has invoked the function.
 *
 * @param method as in {@code POST}
 * @param target the path and the query, percent-encoded
 * @param headers by their names; several values of one name are joined by commas, as AWS does
 * @param body empty if there is none
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Invoking Lambda function URLs</a>
 */
public record HttpInvocationRequest(String method, String target, Map<String, String> headers, byte[] body) {

    /** Whether an invocation is such a request. */
    public static boolean is(JsonNode invocation) {
        return invocation.path("requestContext").path("http").isObject();
    }

    /**
     * Whether an invocation is a request in a format that is not supported: that of REST APIs, of load balancers, and of HTTP APIs
     * with payload format 1.0.
     */
    public static boolean isUnsupported(JsonNode invocation) {
        return invocation.has("httpMethod");
    }

    /**
     * Reads a request.
     *
     * @throws MalformedInvocationException if it has no method or path, or if its body should be Base64 and is not
     */
    public static HttpInvocationRequest of(JsonNode invocation) {
        String method = required(invocation.path("requestContext").path("http").path("method"), "method");
        String path = required(invocation.path("rawPath"), "rawPath");
        String query = invocation.path("rawQueryString").asText("");
        return new HttpInvocationRequest(method, RequestTarget.of(path, query), headers(invocation), body(invocation));
    }

    private static Map<String, String> headers(JsonNode invocation) {
        Map<String, String> headers = new LinkedHashMap<>();
        invocation
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        List<String> cookies = new ArrayList<>();
        invocation.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("cookie", String.join("; ", cookies));
        }
        return headers;
    }

    private static byte[] body(JsonNode invocation) {
        String body = invocation.path("body").asText("");
        if (!invocation.path("isBase64Encoded").asBoolean()) {
            return body.getBytes(UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw MESSAGES.bodyNotBase64(e.getMessage(), e);
        }
    }

    private static String required(JsonNode text, String name) {
        if (!text.isTextual() || text.asText().isEmpty()) {
            throw MESSAGES.incompleteRequest(name);
        }
        return text.asText();
    }
}
