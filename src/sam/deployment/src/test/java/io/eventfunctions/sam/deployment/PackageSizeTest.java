package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A package that Lambda would refuse ends the build. */
class PackageSizeTest {

    private static final int LARGEST = 262_144_000;

    @TempDir
    Path target;

    @Test
    void classesCountUnpackedAndLibrariesAsTheyAre() throws IOException {
        Path jar = target.resolve("application.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("A.class"));
            zip.write(new byte[100_000]);
        }
        Files.createDirectories(target.resolve("lib"));
        Files.write(target.resolve("lib/a.jar"), new byte[200]);
        Files.write(target.resolve("lib/b.jar"), new byte[30]);
        assertEquals(new PackageSize(100_230), PackageSize.ofClasses(jar, target.resolve("lib")));
        assertEquals(new PackageSize(100_000), PackageSize.ofClasses(jar, null));
    }

    @Test
    void anImageThatIsTooLargeIsRefused() throws IOException {
        Path image = target.resolve("application-runner");
        length(image, LARGEST);
        assertDoesNotThrow(PackageSize.ofImage(image)::check);
        length(image, LARGEST + 1);
        assertEquals(
                "EVF1162: The package has 262144001 bytes when Lambda has unpacked it: expected at most 262144000, which is a quota of Lambda; remove dependencies, or set quarkus.event-functions.sam.packaging=image",
                assertThrows(DeploymentException.class, PackageSize.ofImage(image)::check)
                        .getMessage());
    }

    /** A file with a hole, which takes no space. */
    private static void length(Path file, long bytes) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(bytes);
        }
    }
}
