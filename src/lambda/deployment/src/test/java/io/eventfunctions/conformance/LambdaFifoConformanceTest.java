package io.eventfunctions.conformance;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import io.eventfunctions.lambda.deployment.Invoker;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** On Lambda, behind event source mappings of FIFO queues of a real SQS server. */
class LambdaFifoConformanceTest extends FifoConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = OnLambda.app("smallrye-sqs", channel -> Map.of("queue", channel + ".fifo"));

    private static Mappings mappings;

    @Inject
    SqsAsyncClient sqs;

    @Inject
    Invoker invoker;

    @BeforeEach
    void startMappings() {
        if (mappings == null) {
            // A rejected message is redelivered when its visibility timeout is over, after half a minute unless set.
            sqs.setQueueAttributes(request -> request.queueUrl(url(ConformanceApp.REDELIVERED))
                            .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "2")))
                    .join();
            mappings = Mappings.start(invoker, channel -> SqsMapping.of(QueueReference.at(url(channel)))
                    .withReportBatchItemFailures()
                    .withMaximumConcurrency(10));
        }
    }

    @AfterAll
    static void closeMappings() {
        mappings.close();
    }

    @Override
    protected void send(String channel, String group, String body) {
        sqs.sendMessage(request -> request.queueUrl(url(channel))
                        .messageGroupId(group)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .messageBody(body))
                .join();
    }

    private String url(String channel) {
        return sqs.getQueueUrl(request -> request.queueName(channel + ".fifo"))
                .join()
                .queueUrl();
    }
}
