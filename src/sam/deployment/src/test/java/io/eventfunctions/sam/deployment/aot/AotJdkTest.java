package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import jakarta.enterprise.inject.spi.DeploymentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eventfunctions.sam.deployment.config.SamConfig;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A JDK that cannot make the JVM of a function stops the build with the reason. */
class AotJdkTest {

    private static final String MESSAGE =
            "EVF1166: Invalid value '%s' for quarkus.event-functions.sam.aot.java-home: expected the home of a JDK 25 or later for Linux on %s, with jlink, but %s";

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "17.0.15, Linux, x86_64, gnu, x86_64, it is version 17.0.15",
        "25.0.1, Linux, aarch64, gnu, x86_64, it is for Linux on aarch64",
        "25.0.1, Linux, x86_64, gnu, arm64, it is for Linux on x86_64",
        "25.0.1, Darwin, aarch64, , arm64, it is for Darwin on aarch64",
        "25.0.1, Linux, x86_64, musl, x86_64, it is for musl in place of glibc",
        "25.0.1, Linux, x86_64, gnu, x86_64, it has no jlink with modules to link"
    })
    void isRefused(String version, String system, String machine, String libc, String architecture, String reason)
            throws IOException {
        release(version, system, machine, libc == null ? "" : libc);
        assertEquals(
                MESSAGE.formatted(home, architecture, reason),
                assertThrows(DeploymentException.class, () -> AotJdk.of(config(architecture)))
                        .getMessage());
    }

    @Test
    void isRefusedIfThereIsNone() {
        String message = assertThrows(DeploymentException.class, () -> AotJdk.of(config("x86_64")))
                .getMessage();
        assertTrue(message.startsWith(MESSAGE.formatted(home, "x86_64", "there is no JDK: ")), message);
    }

    @Test
    void isTakenIfItFits() throws IOException {
        release("26.0.1", "Linux", "aarch64", "gnu");
        Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("jlink"));
        Files.createDirectory(home.resolve("jmods"));
        assertDoesNotThrow(() -> AotJdk.of(config("arm64")));
    }

    private void release(String version, String system, String machine, String libc) throws IOException {
        Files.writeString(home.resolve("release"), """
                JAVA_VERSION="%s"
                OS_NAME="%s"
                OS_ARCH="%s"
                LIBC="%s"
                """.formatted(version, system, machine, libc));
    }

    private SamConfig config(String architecture) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SamConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "quarkus.event-functions.sam.packaging",
                                "aot",
                                "quarkus.event-functions.sam.architecture",
                                architecture,
                                "quarkus.event-functions.sam.aot.java-home",
                                home.toString()),
                        "test",
                        100))
                .build()
                .getConfigMapping(SamConfig.class);
    }
}
