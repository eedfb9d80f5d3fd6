package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Topics without SNS: the queues that name them get what is published, and channels that say where their topic is keep it. */
class LocalTopicsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = UnreachableSns.app(Arrivals.class, Shop.class)
            .overrideConfigKey("mp.messaging.outgoing.orders.connector", "smallrye-sns")
            .overrideConfigKey("mp.messaging.outgoing.batched.connector", "smallrye-sns")
            .overrideConfigKey("mp.messaging.outgoing.batched.topic", "orders")
            .overrideConfigKey("mp.messaging.outgoing.batched.batch", "true")
            .overrideConfigKey("mp.messaging.outgoing.batched.batch-size", "3")
            .overrideConfigKey("mp.messaging.outgoing.batched.batch-delay", "60000")
            .overrideConfigKey("mp.messaging.outgoing.unheard.connector", "smallrye-sns")
            .overrideConfigKey("mp.messaging.outgoing.elsewhere.connector", "smallrye-sns")
            .overrideConfigKey("mp.messaging.outgoing.elsewhere.topic", "orders")
            .overrideConfigKey("mp.messaging.outgoing.elsewhere.endpoint-override", "http://127.0.0.1:1")
            .overrideConfigKey("mp.messaging.outgoing.named.connector", "smallrye-sns")
            .overrideConfigKey("mp.messaging.outgoing.named.topic", "orders")
            .overrideConfigKey("mp.messaging.outgoing.named.topic.arn", "arn:aws:sns:eu-central-1:123456789012:orders")
            .overrideConfigKey("mp.messaging.incoming.payments.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.payments.topic", "orders")
            .overrideConfigKey("mp.messaging.incoming.shipping.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.shipping.topic", "orders");

    @Inject
    EventPublisher publisher;

    @Inject
    Arrivals arrivals;

    @Test
    void everyQueueThatNamesTheTopicGetsWhatIsPublished() {
        publish("orders", "single").join();
        arrivals.await("payments single");
        arrivals.await("shipping single");
    }

    @Test
    void aBatchArrives() {
        List<String> ids = List.of("first of a batch", "second of a batch", "third of a batch");
        ids.stream().map(id -> publish("batched", id)).toList().forEach(CompletableFuture::join);
        ids.stream()
                .flatMap(id -> Stream.of("payments " + id, "shipping " + id))
                .forEach(arrivals::await);
    }

    @Test
    void whatIsPublishedToATopicWithoutQueuesIsConfirmed() {
        publish("unheard", "unheard").join();
    }

    @Test
    void aChannelWithAnEndpointOfItsOwnIsNotReplaced() {
        UnreachableSns.assertAskedFor("elsewhere");
    }

    @Test
    void aChannelThatNamesItsTopicInFullIsNotReplaced() {
        assertThrows(Exception.class, () -> publish("named", "named").join());
        publish("orders", "behind the named").join();
        arrivals.await("payments behind the named");
        assertEquals(0, arrivals.count("payments named"));
    }

    private CompletableFuture<Void> publish(String channel, String id) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/shop"))
                .withType("com.example.order.placed")
                .build();
        return publisher.publish(channel, event).subscribeAsCompletionStage();
    }
}
