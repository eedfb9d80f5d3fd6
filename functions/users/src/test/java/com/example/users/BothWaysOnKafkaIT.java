package com.example.users;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/** The packaged application on Kafka, as a function on Lambda and then as a service. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class BothWaysOnKafkaIT {

    private static final Broker BROKER = new KafkaOutside();

    @BeforeAll
    static void startBroker() {
        BROKER.start();
    }

    @AfterAll
    static void endBroker() {
        BROKER.stop();
        Processes.awaitEnd();
    }

    @Nested
    @Order(1)
    class AsAFunction extends UsersStories {
        AsAFunction() {
            super(BROKER, Way.AS_FUNCTION);
        }
    }

    @Nested
    @Order(2)
    class AsAService extends UsersStories {
        AsAService() {
            super(BROKER, Way.AS_SERVICE);
        }
    }
}
