package io.eventfunctions.conformance;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** FIFO queues of a real SQS server. */
class SqsFifoConformanceTest extends FifoConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = ConformanceApp.on("smallrye-sqs", channel -> Map.of("queue", channel + ".fifo"));

    @Inject
    SqsAsyncClient sqs;

    @Override
    protected void send(String channel, String group, String body) {
        sqs.getQueueUrl(request -> request.queueName(channel + ".fifo"))
                .thenCompose(queue -> sqs.sendMessage(request -> request.queueUrl(queue.queueUrl())
                        .messageGroupId(group)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .messageBody(body)))
                .join();
    }
}
