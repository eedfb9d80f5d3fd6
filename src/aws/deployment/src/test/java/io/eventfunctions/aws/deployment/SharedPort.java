package io.eventfunctions.aws.deployment;

import io.eventfunctions.process.FreePort;

/** The port of a test's server, the same for the class loaders of the test and of its application. */
final class SharedPort {

    private SharedPort() {}

    static int of(Class<?> test) {
        String property = "port." + test.getName();
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(FreePort.find()));
        }
        return Integer.getInteger(property);
    }
}
