package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import jakarta.enterprise.inject.spi.DeploymentException;

import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.config.SamConfig.Architecture;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** The JDK whose JVM is packaged. */
final class AotJdk {

    /** The first whose AOT caches are made in one step and hold profiles. */
    private static final int OLDEST = 25;

    private static final String LINKS_ITSELF = "Linking from run-time image enabled";

    /** All of Java SE, and what libraries find at run time without a reference that an analysis of their classes would find. */
    private static final List<String> MODULES = List.of(
            "java.se",
            "jdk.charsets",
            "jdk.crypto.cryptoki",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.security.auth",
            "jdk.security.jgss",
            "jdk.unsupported",
            "jdk.zipfs");

    private final Path home;

    private AotJdk(Path home) {
        this.home = home;
    }

    /**
     * The configured JDK, or the one that runs the build.
     *
     * @throws DeploymentException if its JVM is too old, or does not run on the deployed processor
     */
    static AotJdk of(SamConfig config) {
        Path home = Path.of(config.aot().javaHome().orElse(System.getProperty("java.home")));
        Architecture architecture = Architecture.of(config);
        problem(home, architecture).ifPresent(problem -> {
            throw new DeploymentException(
                    MESSAGES.unfitJdk(home, architecture.name().toLowerCase(Locale.ROOT), problem));
        });
        return new AotJdk(home);
    }

    private static Optional<String> problem(Path home, Architecture architecture) {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
            release.load(file);
        } catch (IOException e) {
            return Optional.of("there is no JDK: " + e.getMessage());
        }
        String version = value(release, "JAVA_VERSION");
        if (version.isEmpty() || Runtime.Version.parse(version).feature() < OLDEST) {
            return Optional.of("it is version " + version);
        }
        String system = value(release, "OS_NAME") + " on " + value(release, "OS_ARCH");
        if (!system.equals("Linux on " + (architecture == Architecture.ARM64 ? "aarch64" : "x86_64"))) {
            return Optional.of("it is for " + system);
        }
        if (value(release, "LIBC").equals("musl")) {
            return Optional.of("it is for musl in place of glibc");
        }
        return links(home) ? Optional.empty() : Optional.of("it has no jlink with modules to link");
    }

    private static String value(Properties release, String key) {
        return release.getProperty(key, "").replace("\"", "");
    }

    /** Newer JDKs have no {@code jmods}, and link what they consist of. */
    private static boolean links(Path home) {
        Path jlink = program(home, "jlink");
        return Files.exists(jlink)
                && (Files.isDirectory(home.resolve("jmods"))
                        || ToolRun.of(jlink.toString(), "--help").output().contains(LINKS_ITSELF));
    }

    private static Path program(Path home, String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Makes a JVM, in a directory that does not exist yet. */
    void link(Path directory) {
        ToolRun jlink = ToolRun.of(
                program(home, "jlink").toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-6",
                "--output",
                directory.toString());
        if (jlink.status() != 0) {
            throw new DeploymentException(MESSAGES.aotPackageNotMade(
                    "jlink ended with status " + jlink.status(), System.lineSeparator() + jlink.output()));
        }
    }
}
