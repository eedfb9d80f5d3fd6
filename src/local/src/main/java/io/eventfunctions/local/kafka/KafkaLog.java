package io.eventfunctions.local.kafka;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What Kafka's clients say about themselves, such as all of their settings when they start. */
public final class KafkaLog {

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private KafkaLog() {}

    /** Does something while Kafka's clients say nothing but warnings. */
    public static <T> T quietly(Supplier<T> action) {
        Level before = KAFKA.getLevel();
        KAFKA.setLevel(Level.WARNING);
        try {
            return action.get();
        } finally {
            KAFKA.setLevel(before);
        }
    }
}
