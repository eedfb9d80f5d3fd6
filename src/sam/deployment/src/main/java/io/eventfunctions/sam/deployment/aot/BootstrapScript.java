package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program that Lambda starts. Paths are relative, because the JVM accepts a cache only with the class path that it was made with. The
 * collector and the compiler are those of AWS's own Java runtime, and so is the share of the memory that the heap has.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html">Custom runtimes</a>
 */
final class BootstrapScript {

    /** The cache, in the directory of the package. */
    static final String CACHE = "application.aot";

    /** The JVM, in the directory of the package. */
    static final String RUNTIME = "runtime";

    /** The jar of the application, in the directory of the package. */
    static final String JAR = "application.jar";

    private static final String SCRIPT = """
            #!/bin/sh
            cd "$LAMBDA_TASK_ROOT"
            exec %s/bin/java %s -Xmx$((AWS_LAMBDA_FUNCTION_MEMORY_SIZE * 85 / 100))m \\
              -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar %s
            """;

    private BootstrapScript() {}

    /** Has the JVM write the cache when it ends. */
    static void writeForTraining(Path directory) throws IOException {
        write(directory, "-XX:AOTCacheOutput=" + CACHE);
    }

    /** Has the JVM start from the cache. */
    static void write(Path directory) throws IOException {
        write(directory, "-XX:AOTCache=" + CACHE);
    }

    private static void write(Path directory, String option) throws IOException {
        Path script = Files.writeString(directory.resolve("bootstrap"), SCRIPT.formatted(RUNTIME, option, JAR));
        script.toFile().setExecutable(true);
    }
}
