package io.eventfunctions.lambda.deployment;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import io.eventfunctions.EventType;
import io.eventfunctions.lambda.i18n.RejectedRecordsException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Invocations of several event sources, from their payload to the response; what the function sends goes to a real queue. */
class SourcesOnLambdaTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Notes.class, Noted.class, Invoker.class, Batch.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideConfigKey("mp.messaging.incoming.pictures.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.pictures.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.clicks.connector", "event-functions-lambda")
            .overrideConfigKey("mp.messaging.incoming.clicks.stream", "clicks")
            .overrideConfigKey("mp.messaging.incoming.clicks.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.outgoing.noted.connector", "smallrye-sqs");

    private static final String DONE = "{\"batchItemFailures\":[]}";
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    @Inject
    Invoker invoker;

    @Inject
    Notes notes;

    @Inject
    SqsAsyncClient sqs;

    @AfterEach
    void forget() {
        System.clearProperty(TRACE_HEADER);
        notes.forget();
        received();
    }

    @Test
    void whatTheFunctionSendsContinuesTheTraceOfTheInvocation() {
        System.setProperty(TRACE_HEADER, "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1");
        assertEquals(
                DONE, invoker.invoke(Batch.from("pictures").message("traced").toString()));
        CloudEvent sent = received().get(0);
        assertEquals("com.example.noted", sent.getType());
        assertEquals("traced", sent.getExtension("causationid"));
        assertEquals("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01", sent.getExtension("traceparent"));
    }

    @Test
    void aNotificationOfABucketInAQueueIsHandledAndTheTestEventIsAcknowledged() {
        String notification = """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-2","eventTime":"2019-09-03T19:37:27.192Z",
                "eventName":"ObjectCreated:Put","responseElements":{"x-amz-request-id":"D82B88E5F771F645","x-amz-id-2":"vlR7PnpV2Ce8"},
                "s3":{"bucket":{"name":"holiday","arn":"arn:aws:s3:::holiday"},"object":{"key":"beach.png","size":1}}}]}""";
        String test =
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Time\":\"2014-10-13T15:57:02.089Z\",\"Bucket\":\"holiday\",\"RequestId\":\"1\",\"HostId\":\"2\"}";
        assertEquals(
                DONE,
                invoker.invoke("{\"Records\":[" + message("m-1", notification) + "," + message("m-2", test) + "]}"));
        assertEquals(List.of("com.amazonaws.s3.ObjectCreated:Put beach.png"), notes.taken());
    }

    @Test
    void ofAListOfAPipeTheRejectedMessagesAreNamed() {
        notes.refuse("bad");
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-2\"}]}",
                invoker.invoke("[" + message("m-1", event("good")) + "," + message("m-2", event("bad")) + "]"));
        assertEquals(List.of("com.example.happened good"), notes.taken());
    }

    @Test
    void ofAStreamTheRecordOfARejectedEventIsTheCheckpoint() {
        notes.refuse("bad");
        String records = record("1", event("good")) + "," + record("2", event("bad")) + "," + record("3", event("x"));
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}",
                invoker.invoke("{\"Records\":[" + records + "]}"));
    }

    @Test
    void eventsOfADirectInvocationFailTogether() {
        notes.refuse("bad");
        assertEquals("", invoker.invoke("[" + event("good") + "]"));
        assertThrows(
                RejectedRecordsException.class, () -> invoker.invoke("[" + event("good") + "," + event("bad") + "]"));
    }

    private static String event(String subject) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/test\",\"type\":\"com.example.happened\",\"subject\":\"%s\"}"
                .formatted(subject);
    }

    private static String message(String id, String body) {
        return """
                {"messageId":"%s","receiptHandle":"h","body":"%s","attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1545082649183"},
                "messageAttributes":{},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:pictures","awsRegion":"us-east-1"}
                """.formatted(id, body.replace("\n", "").replace("\"", "\\\""));
    }

    private static String record(String number, String event) {
        return """
                {"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"p","sequenceNumber":"%s","data":"%s"},"eventSource":"aws:kinesis",
                "eventID":"shardId-000000000000:%1$s","eventSourceARN":"arn:aws:kinesis:us-east-1:000000000000:stream/clicks"}
                """.formatted(number, Base64.getEncoder().encodeToString(event.getBytes(UTF_8)));
    }

    /** What is in the queue of what the function has sent; it is deleted. */
    private List<CloudEvent> received() {
        String url =
                sqs.getQueueUrl(request -> request.queueName("noted")).join().queueUrl();
        List<CloudEvent> all = new ArrayList<>();
        while (true) {
            var messages = sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .join()
                    .messages();
            if (messages.isEmpty()) {
                return all;
            }
            messages.forEach(message -> {
                all.add(new JsonFormat().deserialize(message.body().getBytes(UTF_8)));
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()))
                        .join();
            });
        }
    }

    @EventType("com.example.noted")
    public record Noted(String type) {}

    /** Notes the events that it does not refuse. */
    @ApplicationScoped
    public static class Notes {

        private final List<String> taken = new CopyOnWriteArrayList<>();
        private final Set<String> refused = ConcurrentHashMap.newKeySet();

        @Funq
        @Incoming("pictures")
        @Incoming("clicks")
        @Outgoing("noted")
        public Noted note(CloudEvent event) {
            if (event.getSubject() != null && refused.contains(event.getSubject())) {
                throw new IllegalStateException("refused");
            }
            taken.add(event.getType() + " " + event.getSubject());
            return new Noted(event.getType());
        }

        List<String> taken() {
            return taken;
        }

        void refuse(String subject) {
            refused.add(subject);
        }

        void forget() {
            taken.clear();
            refused.clear();
        }
    }
}
