package io.eventfunctions.lambda.deployment;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.ChannelRegistry;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import io.eventfunctions.lambda.SnapStartPriming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What Lambda calls before it takes a snapshot of a function that has started. */
class PrimingTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Worker.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideRuntimeConfigKey("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
            .overrideConfigKey("mp.messaging.incoming.standard.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.fifo.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.lettered.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.patient.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.brief.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.slow.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.once.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.results.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.results.queue", "priming-results");

    @Inject
    SnapStartPriming priming;

    @Inject
    Worker worker;

    @Inject
    SqsAsyncClient sqs;

    @Inject
    ChannelRegistry channels;

    @Test
    void theConnectorsOfOutgoingChannelsAreInTheSnapshot() throws Exception {
        priming.beforeCheckpoint(null);
        assertNotNull(channels.getEmitter("results", Emitter.class));
    }

    @Test
    void nothingIsDeliveredAndNothingIsSentWhenTheWaysAreGone() throws Exception {
        priming.beforeCheckpoint(null);
        assertEquals(0, worker.begun().count());
        String url = sqs.getQueueUrl(request -> request.queueName("priming-results"))
                .join()
                .queueUrl();
        assertTrue(sqs.receiveMessage(request -> request.queueUrl(url))
                .join()
                .messages()
                .isEmpty());
        priming.afterRestore(null);
    }
}
