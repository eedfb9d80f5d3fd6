package io.eventfunctions.aws.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The queues of a local server, which asks for no signature; so this needs no part of Amazon's SDK. */
public final class SqsQueues {

    private static final String FIFO = ".fifo";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    /** The queues of the server that listens there. */
    public SqsQueues(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Creates those of the queues that don't exist yet; one whose name ends with {@code .fifo} is a FIFO queue. */
    public void create(Collection<String> names) {
        names.forEach(this::create);
    }

    private void create(String name) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Action", "CreateQueue");
        form.put("QueueName", name);
        if (name.endsWith(FIFO)) {
            form.put("Attribute.1.Name", "FifoQueue");
            form.put("Attribute.1.Value", "true");
        }
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "The local SQS server did not create the queue %s: %s".formatted(name, response.body()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The local SQS server could not be asked to create the queue " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating the queue " + name, e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
