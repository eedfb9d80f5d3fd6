package io.eventfunctions.local.lambda.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.FunctionConfiguration;
import io.eventfunctions.process.Directories;
import io.eventfunctions.process.Lifeline;

/**
 * A function's artifact, made ready to be run.
 *
 * @param command starts a runtime
 * @param taskRoot {@code LAMBDA_TASK_ROOT}, the working directory of the runtimes
 * @param scratch what goes away with the installation
 */
public record Installation(List<String> command, Path taskRoot, Path scratch) implements Closeable {

    private static final String BOOTSTRAP = "bootstrap";

    /**
     * @param java the program that runs what needs a JVM
     * @throws IllegalArgumentException if nothing in the artifact can be run
     */
    public static Installation of(Artifact artifact, Path java, FunctionConfiguration function) {
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory("event-functions-lambda-");
            Lifeline.hold(scratch);
            return install(artifact, java, function, scratch);
        } catch (IOException e) {
            delete(scratch);
            throw LocalMessages.LAMBDA.artifactNotInstalled(artifact, function.name(), e);
        } catch (RuntimeException e) {
            delete(scratch);
            throw e;
        }
    }

    private static Installation install(Artifact artifact, Path java, FunctionConfiguration function, Path scratch)
            throws IOException {
        Path empty = Files.createDirectory(scratch.resolve("task"));
        if (artifact instanceof Artifact.Zip zip) {
            new DeploymentPackage(existing(zip.file())).unpack(empty);
            return unpacked(zip.file(), empty, java, function, scratch);
        }
        if (artifact instanceof Artifact.Directory directory) {
            Path root = existing(directory.path()).toAbsolutePath();
            return unpacked(directory.path(), root, java, function, scratch);
        }
        if (artifact instanceof Artifact.ClassPath classPath) {
            classPath.entries().forEach(Installation::existing);
            return new Installation(
                    JavaRuntimeClient.command(java, function, classPath.entries(), scratch), empty, scratch);
        }
        if (artifact instanceof Artifact.Jar jar) {
            requireMainClass(existing(jar.file()));
            String path = jar.file().toAbsolutePath().toString();
            return new Installation(List.of(java.toString(), "-jar", path), empty, scratch);
        }
        if (artifact instanceof Artifact.Bootstrap bootstrap) {
            return new Installation(bootstrap.command(), empty, scratch);
        }
        throw new IllegalStateException(artifact.toString());
    }

    private static Installation unpacked(
            Path artifact, Path root, Path java, FunctionConfiguration function, Path scratch) throws IOException {
        Path bootstrap = root.resolve(BOOTSTRAP);
        if (Files.isRegularFile(bootstrap)) {
            // Zip files that were made without Unix permissions are common, and nothing else could be meant.
            bootstrap.toFile().setExecutable(true);
            return new Installation(List.of(bootstrap.toString()), root, scratch);
        }
        if (Files.isDirectory(root.resolve("lib")) || Files.exists(root.resolve(classFile(function.handler())))) {
            return new Installation(JavaRuntimeClient.command(java, function, List.of(), scratch), root, scratch);
        }
        throw LocalMessages.LAMBDA.noCode(artifact, function.handler());
    }

    private static String classFile(String handler) {
        return handler.split("::", 2)[0].replace('.', '/') + ".class";
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw LocalMessages.LAMBDA.artifactNotFound(path);
        }
        return path;
    }

    private static void requireMainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Optional.ofNullable(file.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(Attributes.Name.MAIN_CLASS))
                    .orElseThrow(() -> LocalMessages.LAMBDA.noMainClass(jar));
        }
    }

    private static void delete(Path scratch) {
        if (scratch != null) {
            Directories.delete(scratch);
        }
    }

    /** Deletes what it had to unpack; nothing may run from it any more. */
    @Override
    public void close() {
        delete(scratch);
    }
}
