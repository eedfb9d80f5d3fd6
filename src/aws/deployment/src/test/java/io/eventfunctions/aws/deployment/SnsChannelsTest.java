package io.eventfunctions.aws.deployment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.EventTooLargeException;
import io.eventfunctions.conformance.RequiresTool;
import io.eventfunctions.local.stack.MotoServer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One topic and two queues, each with a filter policy, one with raw delivery and one with envelopes. */
@RequiresTool(value = "moto_server", install = "pip install 'moto[server]'")
class SnsChannelsTest {

    private static final MotoServer MOTO = new MotoServer(SharedPort.of(SnsChannelsTest.class));

    @RegisterExtension
    static final QuarkusUnitTest APP = app();

    private static QuarkusUnitTest app() {
        QuarkusUnitTest app = new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(Arrivals.class, Shop.class, SharedPort.class))
                .setBeforeAllCustomizer(SnsChannelsTest::start)
                .setAfterAllCustomizer(MOTO::close)
                .overrideConfigKey("mp.messaging.outgoing.orders.connector", "smallrye-sns")
                .overrideConfigKey("mp.messaging.outgoing.batched.connector", "smallrye-sns")
                .overrideConfigKey("mp.messaging.outgoing.batched.topic", "orders")
                .overrideConfigKey("mp.messaging.outgoing.batched.batch", "true")
                .overrideConfigKey("mp.messaging.outgoing.batched.batch-size", "2")
                .overrideConfigKey("mp.messaging.outgoing.batched.batch-delay", "60000")
                .overrideConfigKey("mp.messaging.incoming.payments.connector", "smallrye-sqs")
                .overrideConfigKey("mp.messaging.incoming.payments.wait-time-seconds", "1")
                .overrideConfigKey("mp.messaging.incoming.payments.delivery.retry", "0")
                .overrideConfigKey("mp.messaging.incoming.shipping.connector", "smallrye-sqs")
                .overrideConfigKey("mp.messaging.incoming.shipping.wait-time-seconds", "1");
        for (String service : List.of("quarkus.sqs.", "quarkus.sns.")) {
            app.overrideConfigKey(service + "endpoint-override", MOTO.endpoint().toString())
                    .overrideConfigKey(service + "aws.region", "eu-central-1")
                    .overrideConfigKey(service + "aws.credentials.type", "static")
                    .overrideConfigKey(service + "aws.credentials.static-provider.access-key-id", "x")
                    .overrideConfigKey(service + "aws.credentials.static-provider.secret-access-key", "x");
        }
        return app;
    }

    @Inject
    EventPublisher publisher;

    @Inject
    Arrivals arrivals;

    private static void start() {
        MOTO.start();
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x"));
        URI endpoint = MOTO.endpoint();
        try (SnsAsyncClient sns = SnsAsyncClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(credentials)
                        .build();
                SqsAsyncClient sqs = SqsAsyncClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(credentials)
                        .build()) {
            for (String other : List.of("my-orders", "orders-old")) {
                sns.createTopic(request -> request.name(other)).join();
            }
            String topic =
                    sns.createTopic(request -> request.name("orders")).join().topicArn();
            subscribe(sns, topic, queue(sqs, "payments"), "true", "{\"ce-type\": [\"com.example.order.placed\"]}");
            subscribe(sns, topic, queue(sqs, "shipping"), "false", "{\"ce-type\": [{\"prefix\": \"com.example.\"}]}");
        }
    }

    private static String queue(SqsAsyncClient sqs, String name) {
        String url = sqs.createQueue(request -> request.queueName(name)).join().queueUrl();
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .join()
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static void subscribe(SnsAsyncClient sns, String topic, String queue, String raw, String filter) {
        sns.subscribe(request -> request.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(queue)
                        .attributes(Map.of("RawMessageDelivery", raw, "FilterPolicy", filter)))
                .join();
    }

    @Test
    void eachQueueGetsTheEventsThatItsFilterPolicyLetsThrough() {
        publish("placed", "com.example.order.placed");
        publish("paid", "com.example.order.paid");
        publish("strange", "org.example.order.placed");
        publish("last", "com.example.order.placed");
        arrivals.await("payments last");
        arrivals.await("shipping last");
        arrivals.await("payments placed");
        arrivals.await("shipping placed");
        arrivals.await("shipping paid");
        assertEquals(
                0,
                Stream.of("payments paid", "payments strange", "shipping strange")
                        .mapToLong(arrivals::count)
                        .sum());
    }

    @Test
    void oneFailingConsumerDoesNotTouchTheOther() {
        publish("declined", "com.example.order.placed");
        arrivals.await("shipping declined");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> arrivals.count("payments declined") > 1);
        assertEquals(1, arrivals.count("shipping declined"));
    }

    @Test
    void anEventThatIsTooLargeForATopicIsAClearError() {
        CloudEvent large = event("huge", "com.example.order.placed")
                .withData("text/plain", new byte[300_000])
                .build();
        EventTooLargeException failure = assertThrows(
                EventTooLargeException.class,
                () -> publisher.publish("orders", large).await().indefinitely());
        for (String part : List.of("huge", "channel orders", "EVF0706", "262144")) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        publish("small", "com.example.order.placed");
        arrivals.await("payments small");
    }

    @Test
    void ofABatchOnlyTheEventsThatAreTooLargeThemselvesAreNotSent() {
        CloudEvent large = event("huge in a batch", "com.example.order.placed")
                .withData("text/plain", new byte[300_000])
                .build();
        CloudEvent small = event("beside it", "com.example.order.placed").build();
        CompletableFuture<Void> refused = publisher.publish("batched", large).subscribeAsCompletionStage();
        publisher.publish("batched", small).await().indefinitely();
        CompletionException failure = assertThrows(CompletionException.class, refused::join);
        assertInstanceOf(EventTooLargeException.class, failure.getCause());
        arrivals.await("payments beside it");
    }

    private static CloudEventBuilder event(String id, String type) {
        return CloudEventBuilder.v1().withId(id).withSource(URI.create("/shop")).withType(type);
    }

    private void publish(String id, String type) {
        publisher.publish("orders", event(id, type).build()).await().indefinitely();
    }
}
