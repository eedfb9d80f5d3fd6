package io.eventfunctions.rabbitmq.deployment;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

class ConsumedStreamTest {

    public static class Functions {

        @Funq
        @Incoming("things")
        public void handle(CloudEvent event) {}
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Functions.class))
            .overrideConfigKey("mp.messaging.incoming.things.connector", "smallrye-rabbitmq")
            .overrideConfigKey("mp.messaging.incoming.things.queue.x-queue-type", "stream")
            .assertException(failure -> {
                Throwable root = failure;
                while (root.getCause() != null
                        && !String.valueOf(root.getMessage()).startsWith("EVF0824")) {
                    root = root.getCause();
                }
                assertTrue(
                        root.getMessage()
                                .startsWith(
                                        "EVF0824: Channel things consumes the queue things, which is a stream (x-queue-type=stream)"),
                        root.toString());
            });

    @Test
    void aStreamStopsTheStart() {
        fail("The application has started");
    }
}
