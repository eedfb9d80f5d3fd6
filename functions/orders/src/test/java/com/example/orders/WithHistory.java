package com.example.orders;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Subscribes {@link History} to the topic. */
public class WithHistory implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "mp.messaging.incoming.history.connector", "smallrye-sqs",
                "mp.messaging.incoming.history.queue", "history.fifo",
                "mp.messaging.incoming.history.topic", "orders.fifo",
                "mp.messaging.incoming.history.wait-time-seconds", "1");
    }
}
