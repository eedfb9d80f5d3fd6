package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LookupAtFirstUseTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.event-functions.aws.lookup", "at-first-use")
            .overrideConfigKey("mp.messaging.outgoing.first-use.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.first-use-ordered.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.first-use-ordered.queue", "first-use.fifo")
            .overrideConfigKey("mp.messaging.outgoing.first-use-batched.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.first-use-batched.batch", "true")
            .overrideConfigKey("mp.messaging.outgoing.first-use-batched.batch-size", "2")
            .overrideConfigKey("mp.messaging.outgoing.first-use-batched.batch-delay", "60000");

    @Inject
    EventPublisher publisher;

    @Inject
    SqsAsyncClient client;

    @Test
    void theClientIsMadeAndQueuesAreLookedUpWhenEventsAreSent() {
        assertFalse(isClientMade());

        publish("first-use", "1").await().indefinitely();
        publish("first-use-ordered", "2").await().indefinitely();
        Stream.of(publish("first-use-batched", "3"), publish("first-use-batched", "4"))
                .map(Uni::subscribeAsCompletionStage)
                .toList()
                .forEach(CompletableFuture::join);

        assertTrue(isClientMade());
        assertEquals(List.of("1"), idsIn("first-use"));
        assertEquals(List.of("2"), idsIn("first-use.fifo"));
        assertEquals(List.of("3", "4"), idsIn("first-use-batched"));
    }

    private static boolean isClientMade() {
        InjectableBean<SqsAsyncClient> bean =
                Arc.container().instance(SqsAsyncClient.class).getBean();
        return Arc.container().getActiveContext(ApplicationScoped.class).get(bean) != null;
    }

    private Uni<Void> publish(String channel, String id) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/test"))
                .withType("t")
                .build();
        return publisher.publish(channel, event);
    }

    private List<String> idsIn(String queue) {
        String url =
                client.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
        return client
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .join()
                .messages()
                .stream()
                .map(Message::body)
                .map(body -> body.replaceAll(".*\"id\":\"(\\w+)\".*", "$1"))
                .sorted()
                .toList();
    }
}
