package io.eventfunctions.aws.deployment;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A service whose queue receives what S3 sends to it. */
class ServiceNotificationsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Receiver.class, Arrivals.class))
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.users.delivery.dead-letter", "failed");

    @Inject
    SqsAsyncClient sqs;

    @Inject
    Arrivals arrivals;

    @Test
    void aNotificationIsAnEventAndTheTestEventIsDeletedWithoutADeadLetter() {
        send(
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Time\":\"2014-10-13T15:57:02.089Z\",\"Bucket\":\"holiday\",\"RequestId\":\"1\",\"HostId\":\"2\"}");
        send("""
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-2","eventTime":"2019-09-03T19:37:27.192Z",
                "eventName":"ObjectCreated:Put","responseElements":{"x-amz-request-id":"D82B88E5F771F645","x-amz-id-2":"vlR7PnpV2Ce8"},
                "s3":{"bucket":{"name":"holiday","arn":"arn:aws:s3:::holiday"},"object":{"key":"at+the+beach.png","size":1}}}]}""");
        CloudEvent event = arrivals.await("D82B88E5F771F645.vlR7PnpV2Ce8.at the beach.png");
        assertEquals("com.amazonaws.s3.ObjectCreated:Put", event.getType());
        assertEquals("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01", event.getExtension("traceparent"));
        Awaitility.await().atMost(TIMEOUT).until(() -> messages("users") == 0);
        assertEquals(0, messages("failed"));
        assertEquals(0, arrivals.count("1"));
    }

    private void send(String body) {
        MessageSystemAttributeValue trace = MessageSystemAttributeValue.builder()
                .dataType("String")
                .stringValue("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")
                .build();
        sqs.sendMessage(request -> request.queueUrl(url("users"))
                        .messageBody(body)
                        .messageSystemAttributes(Map.of(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER, trace)))
                .join();
    }

    /** Visible and in flight. */
    private int messages(String queue) {
        QueueAttributeName visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        QueueAttributeName inFlight = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        Map<QueueAttributeName, String> numbers = sqs.getQueueAttributes(
                        request -> request.queueUrl(url(queue)).attributeNames(visible, inFlight))
                .join()
                .attributes();
        return Integer.parseInt(numbers.get(visible)) + Integer.parseInt(numbers.get(inFlight));
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }
}
