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
                String message = failure.getMessage();
                assertTrue(
                        message.contains(
                                "EVF0707: Invalid value 'smallrye-sns' for mp.messaging.incoming.users.connector: expected smallrye-sqs"),
                        message);
            });

    @Test
    void aTopicCanNotBeConsumedWithoutAQueue() {
        fail("The application has started");
    }
}
