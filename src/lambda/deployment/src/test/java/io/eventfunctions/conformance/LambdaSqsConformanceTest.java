package io.eventfunctions.conformance;

import java.util.Map;

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

/** On Lambda, behind event source mappings of standard queues of a real SQS server. */
class LambdaSqsConformanceTest extends DeliveryConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = OnLambda.app("smallrye-sqs", channel -> Map.of());

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
    protected int largestMessage() {
        return 1024 * 1024;
    }

    @Override
    protected void publishNoEvent(String channel, String text) {
        sqs.sendMessage(request -> request.queueUrl(url(channel)).messageBody(text))
                .join();
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }
}
