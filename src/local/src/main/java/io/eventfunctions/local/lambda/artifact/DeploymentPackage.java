package io.eventfunctions.local.lambda.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipError;
import java.util.zip.ZipException;

import io.eventfunctions.local.LocalMessages;

/** A zip file as it is uploaded to Lambda. */
final class DeploymentPackage {

    private final Path file;

    DeploymentPackage(Path file) {
        this.file = file;
    }

    /**
     * Unpacks it as Lambda does, with the permissions and modification times of its files: by the latter a JVM recognizes the
     * jars that its AOT cache was made of.
     *
     * @throws IllegalArgumentException if it is no zip file, or one of its entries would lie elsewhere
     */
    void unpack(Path directory) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("enablePosixFileAttributes", true));
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                unpack(entry, directory);
            }
        } catch (ZipException | ZipError e) {
            throw LocalMessages.LAMBDA.notAZip(file, e.getMessage());
        }
    }

    private void unpack(Path entry, Path directory) throws IOException {
        Path target = directory.resolve(entry.toString().substring(1));
        if (Files.isDirectory(entry)) {
            Files.createDirectories(target);
            return;
        }
        try (InputStream content = Files.newInputStream(entry)) {
            Files.copy(content, target);
        }
        Object permissions = Files.getAttribute(entry, "zip:permissions");
        if (permissions instanceof Set<?> set && set.contains(PosixFilePermission.OWNER_EXECUTE)) {
            target.toFile().setExecutable(true);
        }
        Files.setLastModifiedTime(target, Files.getLastModifiedTime(entry));
    }
}
