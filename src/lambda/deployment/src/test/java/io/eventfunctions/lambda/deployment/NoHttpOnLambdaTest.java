package io.eventfunctions.lambda.deployment;

import jakarta.inject.Inject;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.lambda.i18n.MalformedInvocationException;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A deployment that serves channels only. */
class NoHttpOnLambdaTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Invoker.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0");

    @Inject
    Invoker invoker;

    @Test
    void aRequestIsRefusedWithTheKeyThatWouldLetItIn() {
        String request = "{\"rawPath\":\"/events/users\",\"requestContext\":{\"http\":{\"method\":\"POST\"}}}";
        MalformedInvocationException refusal =
                assertThrows(MalformedInvocationException.class, () -> invoker.invoke(request));
        assertTrue(
                refusal.getMessage().contains("POST /events/users")
                        && refusal.getMessage().contains("quarkus.event-functions.lambda.http=true"),
                refusal.getMessage());
    }
}
