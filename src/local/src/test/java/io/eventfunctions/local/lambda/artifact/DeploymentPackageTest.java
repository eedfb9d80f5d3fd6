package io.eventfunctions.local.lambda.artifact;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a JVM compares its AOT cache with. */
class DeploymentPackageTest {

    @TempDir
    Path directory;

    @Test
    void unpackedFilesHaveTheModificationTimesThatTheyHadWhenTheyWerePacked() throws IOException {
        FileTime noon = FileTime.from(Instant.parse("2020-01-01T12:00:00Z"));
        Path file = directory.resolve("function.zip");
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("create", true))) {
            Files.setLastModifiedTime(Files.writeString(zip.getPath("application.jar"), "jar"), noon);
        }
        new DeploymentPackage(file).unpack(directory);
        assertEquals(noon, Files.getLastModifiedTime(directory.resolve("application.jar")));
    }
}
