package io.eventfunctions.local.stack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

import io.eventfunctions.local.LocalMessages;

/**
 * A server that stands in for AWS, such as moto_server. The few requests that a stack is read with are signed and sent here,
 * because the clients of all those services would be larger than everything else in this module. No key of the user is used.
 */
final class AwsServer implements AutoCloseable {

    private static final AwsCredentialsIdentity NOBODY = AwsCredentialsIdentity.create("local", "local");
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final String OCTETS = "application/octet-stream";
    private static final String FIRST_REGION = "us-east-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final String region;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    AwsServer(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    URI endpoint() {
        return endpoint;
    }

    /**
     * Calls an action of CloudFormation or SNS, which take forms and answer in XML.
     *
     * @throws IllegalStateException if it can't be reached or refuses, with what it says
     */
    Document query(String service, String version, String action, Map<String, String> parameters) {
        String form = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + '=' + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", "Action=" + action + "&Version=" + version + "&", ""));
        byte[] answer = send(service, SdkHttpMethod.POST, "/", FORM, form.getBytes(StandardCharsets.UTF_8));
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw LocalMessages.STACK.notXml(service, action, e);
        }
    }

    /** Calls Lambda, which takes and answers JSON; without a body if that is null. */
    JsonNode lambda(SdkHttpMethod method, String path, JsonNode body) {
        try {
            byte[] content = body == null ? null : JSON.writeValueAsBytes(body);
            return JSON.readTree(send("lambda", method, path, "application/json", content));
        } catch (IOException e) {
            throw LocalMessages.STACK.notJson(path, e);
        }
    }

    /** Makes a bucket in S3; the first of its regions must not be named. */
    void bucket(String name) {
        String constraint = region.equals(FIRST_REGION)
                ? ""
                : "<CreateBucketConfiguration><LocationConstraint>%s</LocationConstraint></CreateBucketConfiguration>"
                        .formatted(region);
        send("s3", SdkHttpMethod.PUT, "/" + name, OCTETS, constraint.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts an object into a bucket in S3. */
    void put(String bucket, String key, byte[] content) {
        send("s3", SdkHttpMethod.PUT, path(bucket, key), OCTETS, content);
    }

    /** An object in S3. */
    byte[] object(String bucket, String key) {
        return send("s3", SdkHttpMethod.GET, path(bucket, key), OCTETS, null);
    }

    private static String path(String bucket, String key) {
        return "/" + bucket + "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key);
    }

    private byte[] send(String service, SdkHttpMethod method, String path, String contentType, byte[] body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(method)
                .uri(endpoint)
                .encodedPath(path)
                .putHeader("Content-Type", contentType);
        ContentStreamProvider content = body == null ? null : ContentStreamProvider.fromByteArray(body);
        if (body != null) {
            request.putHeader("Content-Length", String.valueOf(body.length));
        }
        SignedRequest signed = signer.sign(sign -> sign.identity(NOBODY)
                .request(request.build())
                .payload(content)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElse(null))
                            .build())
                    .call();
            byte[] answer = response.responseBody().isPresent()
                    ? response.responseBody().get().readAllBytes()
                    : new byte[0];
            if (!response.httpResponse().isSuccessful()) {
                throw LocalMessages.STACK.requestRefused(
                        endpoint,
                        method,
                        path,
                        service,
                        response.httpResponse().statusCode(),
                        new String(answer, StandardCharsets.UTF_8));
            }
            return answer;
        } catch (IOException e) {
            throw LocalMessages.STACK.serverNotReachable(endpoint, e.getMessage(), e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
