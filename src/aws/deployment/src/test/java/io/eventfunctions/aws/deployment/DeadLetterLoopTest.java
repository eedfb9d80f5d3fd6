package io.eventfunctions.aws.deployment;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

class DeadLetterLoopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Arrivals.class, Receiver.class))
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.users.queue", "people")
            .overrideConfigKey("mp.messaging.incoming.users.delivery.dead-letter", "letters")
            .overrideConfigKey("mp.messaging.outgoing.letters.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.letters.queue", "people")
            .assertException(failure -> {
                Throwable root = failure;
                while (root.getCause() != null) {
                    root = root.getCause();
                }
                assertTrue(
                        root.getMessage()
                                .startsWith(
                                        "EVF0320: mp.messaging.incoming.users.delivery.dead-letter=letters sends to what channel users consumes"),
                        root.toString());
            });

    @Test
    void deadLettersThatComeBackToTheirQueueStopTheStart() {
        fail("The application has started");
    }
}
