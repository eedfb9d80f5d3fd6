package io.eventfunctions.aws.deployment;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

class UnknownQueueTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Arrivals.class, Receiver.class))
            .overrideConfigKey("mp.messaging.incoming.users.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.emails.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.emails.queue", "e-mails")
            .overrideConfigKey(
                    "mp.messaging.outgoing.emails.endpoint-override",
                    "${quarkus.sqs.endpoint-override:http://127.0.0.1:1}")
            .assertException(failure -> {
                Throwable root = failure;
                while (root.getCause() != null && !root.getMessage().startsWith("EVF0702")) {
                    root = root.getCause();
                }
                assertTrue(root.getMessage().startsWith("EVF0702: Channel emails has no queue"), root.toString());
                assertTrue(root.getMessage().contains("e-mails"), root.toString());
            });

    @Test
    void aQueueThatDoesNotExistStopsTheStart() {
        fail("The application has started");
    }
}
