package io.eventfunctions.aws.deployment;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.conformance.RequiresTool;
import io.eventfunctions.local.stack.MotoServer;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

@RequiresTool(value = "moto_server", install = "pip install 'moto[server]'")
class UnknownTopicTest {

    private static final MotoServer MOTO = new MotoServer(SharedPort.of(UnknownTopicTest.class));

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(SharedPort.class))
            .setBeforeAllCustomizer(MOTO::start)
            .setAfterAllCustomizer(MOTO::close)
            .overrideConfigKey("quarkus.sns.endpoint-override", MOTO.endpoint().toString())
            .overrideConfigKey("quarkus.sns.aws.region", "eu-central-1")
            .overrideConfigKey("quarkus.sns.aws.credentials.type", "static")
            .overrideConfigKey("quarkus.sns.aws.credentials.static-provider.access-key-id", "x")
            .overrideConfigKey("quarkus.sns.aws.credentials.static-provider.secret-access-key", "x")
            .overrideConfigKey("mp.messaging.outgoing.orders.connector", "smallrye-sns")
            .assertException(failure -> {
                Throwable root = failure;
                while (root.getCause() != null && !root.getMessage().startsWith("EVF0705")) {
                    root = root.getCause();
                }
                assertTrue(
                        root.getMessage()
                                .startsWith("EVF0705: Channel orders has no topic: the topic orders does not exist"),
                        root.toString());
            });

    @Test
    void aTopicThatDoesNotExistStopsTheStart() {
        fail("The application has started");
    }
}
