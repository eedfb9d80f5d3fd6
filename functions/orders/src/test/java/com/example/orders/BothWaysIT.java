package com.example.orders;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/**
 * The packaged application, as a function on Lambda and then as a service. In this order, because the server may give a message
 * to the last question of a service that has ended, and brings it again half a minute later only.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class BothWaysIT {

    private static final OrdersOutside QUEUES = new OrdersOutside();

    @BeforeAll
    static void startBroker() {
        QUEUES.start();
    }

    @AfterAll
    static void endBroker() {
        QUEUES.stop();
        Processes.awaitEnd();
    }

    @Nested
    @Order(1)
    class AsAFunction extends OrdersStories {
        AsAFunction() {
            super(QUEUES, Way.AS_FUNCTION);
        }
    }

    @Nested
    @Order(2)
    class AsAService extends OrdersStories {
        AsAService() {
            super(QUEUES, Way.AS_SERVICE);
        }
    }
}
