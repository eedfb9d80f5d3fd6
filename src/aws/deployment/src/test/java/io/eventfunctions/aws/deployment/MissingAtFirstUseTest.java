package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;

import jakarta.inject.Inject;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MissingAtFirstUseTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.event-functions.aws.lookup", "at-first-use")
            .overrideConfigKey("mp.messaging.outgoing.first-use-missing.connector", "smallrye-sqs");

    @Inject
    EventPublisher publisher;

    @Inject
    SqsAsyncClient client;

    @Test
    void aMissingQueueMakesTheEventFailAndIsFoundWhenItIsThere() {
        String url = client.getQueueUrl(request -> request.queueName("first-use-missing"))
                .join()
                .queueUrl();
        client.deleteQueue(request -> request.queueUrl(url)).join();
        CompletionException failure = assertThrows(
                CompletionException.class,
                () -> publish("5").subscribeAsCompletionStage().join());
        assertTrue(
                failure.getCause()
                        .getMessage()
                        .startsWith(
                                "EVF0702: Channel first-use-missing has no queue: the queue first-use-missing does not exist"),
                failure.getCause()::getMessage);

        client.createQueue(request -> request.queueName("first-use-missing")).join();
        publish("6").await().atMost(Duration.ofSeconds(60));
        String found = client.getQueueUrl(request -> request.queueName("first-use-missing"))
                .join()
                .queueUrl();
        assertTrue(client.receiveMessage(request -> request.queueUrl(found))
                .join()
                .messages()
                .get(0)
                .body()
                .contains("\"id\":\"6\""));
    }

    private Uni<Void> publish(String id) {
        return publisher.publish(
                "first-use-missing",
                CloudEventBuilder.v1()
                        .withId(id)
                        .withSource(URI.create("/test"))
                        .withType("t")
                        .build());
    }
}
