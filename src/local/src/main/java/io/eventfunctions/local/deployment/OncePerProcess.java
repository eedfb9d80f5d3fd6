package io.eventfunctions.local.deployment;

import java.util.Properties;
import java.util.function.Supplier;

/**
 * What a Java process has one of: live reloads and test profiles, each with class loaders of their own, share it. It ends with
 * the process.
 */
final class OncePerProcess {

    private OncePerProcess() {}

    /**
     * The address of a broker, which is started if it isn't running yet.
     *
     * @param broker its name, the same in all class loaders
     * @param start starts it and returns its address
     */
    static String address(String broker, Supplier<String> start) {
        String property = "event-functions.local." + broker;
        Properties process = System.getProperties();
        synchronized (process) {
            if (process.getProperty(property) == null) {
                process.setProperty(property, start.get());
            }
            return process.getProperty(property);
        }
    }
}
