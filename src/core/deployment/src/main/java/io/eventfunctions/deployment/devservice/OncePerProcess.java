package io.eventfunctions.deployment.devservice;

import java.util.Properties;
import java.util.function.Supplier;

/**
 * What a Java process has one of: live reloads and test profiles, each with class loaders of their own, share it. It ends with
 * the process.
 */
public final class OncePerProcess {

    private OncePerProcess() {}

    /**
     * The address of a server, which is started if it isn't running yet.
     *
     * @param server its name, the same in all class loaders
     * @param start starts it and returns its address
     */
    public static String address(String server, Supplier<String> start) {
        String property = "event-functions.local." + server;
        Properties process = System.getProperties();
        synchronized (process) {
            if (process.getProperty(property) == null) {
                process.setProperty(property, start.get());
            }
            return process.getProperty(property);
        }
    }
}
