package io.eventfunctions.lambda.deployment;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** An application with an emitter of its own, which needs Reactive Messaging from the start. */
class OwnEmitterOnLambdaTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class, Invoker.class, Batch.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideConfigKey("mp.messaging.incoming.events.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.own.connector", "smallrye-in-memory");

    @Inject
    Invoker invoker;

    @Inject
    @Any
    @Connector("smallrye-in-memory")
    InMemoryConnector memory;

    @Test
    void itsConnectorsStartWithTheApplication() {
        assertEquals(0, memory.sink("own").received().size());

        invoker.invoke(Batch.from("events").message("1").toString());

        assertEquals("1", memory.sink("own").received().get(0).getPayload());
    }

    public static class Functions {

        @Inject
        @Channel("own")
        Emitter<String> own;

        @Funq
        @Incoming("events")
        public void handle(CloudEvent event) {
            own.send(event.getId());
        }
    }
}
