package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.inject.spi.DeploymentException;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * The package of a function that starts from an AOT cache: a JVM, the application's jars, the cache, and a script that starts it. The
 * cache is made in a training run of that JVM with these jars, since it is valid for nothing else.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
final class AotPackage {

    private static final int MEGABYTE = 1024 * 1024;

    /**
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a>
     */
    private static final long MOST = 250;

    /** In MB: writing the cache takes more than a small function has. */
    private static final int MEMORY_OF_TRAINING = 1024;

    private static final String STRICT = "-XX:AOTMode=on";

    private final AotJdk jdk;
    private final ApplicationFiles application;
    private final TrainingEnvironment environment;
    private final int memory;

    /**
     * The package of an application.
     *
     * @param memory of its function, in MB
     */
    AotPackage(AotJdk jdk, ApplicationFiles application, TrainingEnvironment environment, int memory) {
        this.jdk = jdk;
        this.application = application;
        this.environment = environment;
        this.memory = memory;
    }

    /**
     * Makes it and starts it once.
     *
     * @param directory an empty directory to work in
     * @param zip what is written
     * @throws DeploymentException if the application cannot be trained, or Lambda would refuse the package
     */
    void write(Path directory, Path zip) throws IOException {
        Path content = Files.createDirectory(directory.resolve("function"));
        jdk.link(content.resolve(BootstrapScript.RUNTIME));
        application.copyTo(content, ReproducibleZip.MODIFIED);
        Path classes = Files.write(directory.resolve("classes"), application.classes());
        Map<String, String> variables = environment.variables(classes.toAbsolutePath());
        train(content, variables);
        BootstrapScript.write(content);
        ReproducibleZip written = new ReproducibleZip(content);
        checkSize(written.bytes());
        written.write(zip);
        checkCache(zip, variables);
    }

    private void train(Path content, Map<String, String> variables) throws IOException {
        BootstrapScript.writeForTraining(content);
        try (TrainedFunction function = new TrainedFunction(content, Math.max(memory, MEMORY_OF_TRAINING), variables)) {
            if (!function.answers()) {
                throw new DeploymentException(
                        MESSAGES.aotPackageNotMade("the application does not start; it printed:", function.output()));
            }
            function.end();
            if (!Files.exists(content.resolve(BootstrapScript.CACHE))) {
                throw new DeploymentException(
                        MESSAGES.aotPackageNotMade("the JVM wrote no cache; it printed:", function.output()));
            }
        }
    }

    /**
     * Checks what Lambda would refuse.
     *
     * @param bytes of all files
     * @throws DeploymentException if they are too many
     */
    static void checkSize(long bytes) {
        long megabytes = (bytes + MEGABYTE - 1) / MEGABYTE;
        if (megabytes > MOST) {
            throw new DeploymentException(MESSAGES.aotPackageTooLarge(megabytes, MOST));
        }
    }

    /** The JVM that must use its cache ends if it cannot. */
    private void checkCache(Path zip, Map<String, String> variables) {
        Map<String, String> strict = new HashMap<>(variables);
        strict.merge("JAVA_TOOL_OPTIONS", STRICT, (own, option) -> own + ' ' + option);
        try (TrainedFunction function = new TrainedFunction(zip, memory, strict)) {
            if (!function.answers()) {
                throw new DeploymentException(MESSAGES.aotCacheRefused(zip, function.output()));
            }
        }
    }
}
