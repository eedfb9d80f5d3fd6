package io.eventfunctions.process;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps out of the log what a client logs about itself, such as all of its settings when it starts. */
public final class QuietLogger {

    private QuietLogger() {}

    /** Runs an action while a logger, such as {@code org.apache.kafka}, logs nothing below warnings. */
    public static <T> T during(String name, Supplier<T> action) {
        Logger logger = Logger.getLogger(name);
        Level before = logger.getLevel();
        logger.setLevel(Level.WARNING);
        try {
            return action.get();
        } finally {
            logger.setLevel(before);
        }
    }
}
