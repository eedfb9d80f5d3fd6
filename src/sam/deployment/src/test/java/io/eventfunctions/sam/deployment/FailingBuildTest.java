package io.eventfunctions.sam.deployment;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusProdModeTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventType;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** A production build of channels that AWS would refuse fails with the message of the problem. */
class FailingBuildTest {

    @EventType("com.example.order.placed")
    public record OrderPlaced(String id) {}

    public static class Billing {

        @Funq
        @Incoming("orders")
        public void bill(OrderPlaced order) {}
    }

    @RegisterExtension
    static final QuarkusProdModeTest BUILD = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClasses(Billing.class, OrderPlaced.class))
            .overrideConfigKey("mp.messaging.incoming.orders.connector", "event-functions-lambda")
            .overrideConfigKey("quarkus.event-functions.sam.timeout", "16m")
            .assertBuildException(failure -> assertTrue(
                    failure.getMessage()
                            .contains(
                                    "EVF1173: Invalid value '16m' for quarkus.event-functions.sam.timeout: expected whole seconds from 1s to 15m (limits of Lambda)"),
                    failure.getMessage()));

    @Test
    void failsWithTheMessage() {
        fail("It was built");
    }
}
