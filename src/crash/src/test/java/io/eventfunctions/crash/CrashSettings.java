package io.eventfunctions.crash;

import java.nio.file.Path;

/**
 * The size of a crash test, from system properties {@code crash.*}.
 *
 * @param events how many events there are
 * @param keys over how many keys they are spread
 * @param kills how often the application is killed
 * @param seed what the random choices follow from
 * @param directory where Maven builds
 */
record CrashSettings(int events, int keys, int kills, long seed, Path directory) {

    /** The application as a service. */
    Path jar() {
        return Path.of(System.getProperty("crash.jar"));
    }

    /** The application for Lambda. */
    Path functionPackage() {
        return directory.resolve("function.zip").toAbsolutePath();
    }

    /** Where journals, logs and reports go. */
    Path results() {
        return directory.resolve("crash").toAbsolutePath();
    }

    /** With so many events unless a property says otherwise. */
    static CrashSettings fromSystemProperties(int events) {
        return new CrashSettings(
                Integer.getInteger("crash.events", events),
                Integer.getInteger("crash.keys", 500),
                Integer.getInteger("crash.kills", 7),
                Long.getLong("crash.seed", System.currentTimeMillis()),
                Path.of(System.getProperty("crash.directory", "target")));
    }
}
