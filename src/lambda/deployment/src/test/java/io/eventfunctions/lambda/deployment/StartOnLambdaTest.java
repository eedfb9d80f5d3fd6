package io.eventfunctions.lambda.deployment;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Connectors of outgoing channels start with the first event that is sent. */
class StartOnLambdaTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class, Invoker.class, Batch.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideConfigKey("mp.messaging.incoming.quiet.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.talkative.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.results.connector", "smallrye-in-memory");

    @Inject
    Invoker invoker;

    @Inject
    @Any
    @Connector("smallrye-in-memory")
    InMemoryConnector memory;

    @Test
    void anInvocationThatSendsNothingStartsNoConnector() {
        assertEquals("{\"batchItemFailures\":[]}", invoke("quiet", "1"));
        assertThrows(IllegalArgumentException.class, () -> memory.sink("results"));

        assertEquals("{\"batchItemFailures\":[]}", invoke("talkative", "2"));
        assertEquals(1, memory.sink("results").received().size());

        assertEquals("{\"batchItemFailures\":[]}", invoke("talkative", "3"));
        assertEquals(2, memory.sink("results").received().size());
    }

    private String invoke(String channel, String id) {
        return invoker.invoke(Batch.from(channel).message(id).toString());
    }

    public static class Functions {

        @Funq
        @Incoming("quiet")
        public void listen(CloudEvent event) {}

        @Funq
        @Incoming("talkative")
        @Outgoing("results")
        public CloudEvent answer(CloudEvent event) {
            return event;
        }
    }
}
