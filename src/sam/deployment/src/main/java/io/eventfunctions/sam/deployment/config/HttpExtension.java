package io.eventfunctions.sam.deployment.config;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;

/** The HTTP extension, which an application may have. */
public final class HttpExtension {

    private static final String CONFIG = "io.eventfunctions.http.HttpConfig";

    private HttpExtension() {}

    /** Whether the application that is built has it. */
    public static boolean isPresent() {
        return QuarkusClassLoader.isClassPresentAtRuntime(CONFIG);
    }
}
