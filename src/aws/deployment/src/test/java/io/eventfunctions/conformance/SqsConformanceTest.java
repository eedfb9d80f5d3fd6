package io.eventfunctions.conformance;

import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Standard queues of a real SQS server. */
class SqsConformanceTest extends LeaseConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = ConformanceApp.on("smallrye-sqs", channel -> Map.of(), SqsReceipts.class)
            .overrideConfigKey("quarkus.sqs.interceptors", SqsReceipts.class.getName())
            .overrideConfigKey("mp.messaging.incoming.keyed.visibility-timeout", "9");

    @Inject
    SqsAsyncClient sqs;

    @Override
    protected int largestMessage() {
        return 1024 * 1024;
    }

    @Override
    protected void publishNoEvent(String channel, String text) {
        sqs.getQueueUrl(request -> request.queueName(channel))
                .thenCompose(queue -> sqs.sendMessage(
                        request -> request.queueUrl(queue.queueUrl()).messageBody(text)))
                .join();
    }

    /** The application hears of it when it extends the visibility timeouts. */
    @Override
    protected void endLeases() {
        SqsReceipts.expire();
    }
}
