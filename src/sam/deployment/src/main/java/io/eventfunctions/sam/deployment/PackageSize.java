package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * The size of a package when Lambda has unpacked it.
 *
 * @param bytes the sum of its files
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a>
 */
record PackageSize(long bytes) {

    private static final long LARGEST = 262_144_000;

    /**
     * A package for a JVM: Lambda gets the classes out of the application's jar, and the jars of the libraries as they are.
     *
     * @param libraries the directory of the libraries; {@code null} if they are in the jar
     */
    static PackageSize ofClasses(Path jar, @Nullable Path libraries) {
        try (ZipFile application = new ZipFile(jar.toFile())) {
            long classes = application.stream().mapToLong(ZipEntry::getSize).sum();
            return new PackageSize(classes + (libraries == null ? 0 : ofFiles(libraries)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A native image. */
    static PackageSize ofImage(Path image) {
        return new PackageSize(image.toFile().length());
    }

    private static long ofFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /**
     * Ends the build if Lambda would refuse the package.
     *
     * @throws jakarta.enterprise.inject.spi.DeploymentException with the size
     */
    void check() {
        TemplateProblems problems = new TemplateProblems();
        if (bytes > LARGEST) {
            problems.add(MESSAGES.packageTooLarge(bytes, LARGEST));
        }
        problems.throwIfAny();
    }
}
