package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What keeps a package from being deployed, before AWS refuses it. */
class AotPackageProblemsTest {

    private static final long LARGEST = 250L * 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    void aPackageMayHave250Megabytes() {
        assertDoesNotThrow(() -> AotPackage.checkSize(LARGEST));
    }

    @Test
    void aPackageMayNotHaveMore() {
        assertEquals(
                "EVF1169: The package of packaging=aot has 251 MB unpacked: expected at most 250 MB, which is a quota of Lambda; remove dependencies, or set another quarkus.event-functions.sam.packaging",
                assertThrows(DeploymentException.class, () -> AotPackage.checkSize(LARGEST + 1))
                        .getMessage());
    }

    @Test
    void anApplicationThatDoesNotStartReportsWhy() throws IOException {
        Path bootstrap =
                Files.writeString(directory.resolve("bootstrap"), "#!/bin/sh\necho There is no database\nexit 3\n");
        assertTrue(bootstrap.toFile().setExecutable(true));
        try (TrainedFunction function = new TrainedFunction(directory, 128, Map.of())) {
            assertFalse(function.answers());
            assertEquals(
                    "%n%s%n%s"
                            .formatted(
                                    "There is no database",
                                    "Runtime.ExitError: Runtime exited with error: exit status 3"),
                    function.output());
        }
    }
}
