package io.eventfunctions.aws.deployment;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

class ConsumingFromSnsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Arrivals.class, Receiver.class))
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sns")
            .assertException(failure -> {
                assertTrue(failure.getMessage().contains("EVF0707 mp.messaging.incoming.users.connector"));
                assertTrue(failure.getMessage().contains("smallrye-sqs"));
            });

    @Test
    void aTopicCanNotBeConsumedWithoutAQueue() {
        fail("The application has started");
    }
}
