package io.eventfunctions.local.lambda.artifact;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.eventfunctions.local.LocalMessages;

/** What the runtimes of a function run. */
public sealed interface Artifact {

    /**
     * A deployment package as AWS takes it, for example {@code target/function.zip}: with a {@code bootstrap}, which is run, or
     * with {@code lib/} or the handler's class for AWS's runtime for Java. It is unpacked to a temporary directory.
     */
    record Zip(Path file) implements Artifact {}

    /** What such a package holds, unpacked. It stays as it is. */
    record Directory(Path path) implements Artifact {}

    /** A jar that {@code java -jar} runs and that asks the Runtime API for invocations by itself. */
    record Jar(Path file) implements Artifact {}

    /** A program that asks the Runtime API for invocations by itself, for example a native {@code bootstrap}, and its arguments. */
    record Bootstrap(List<String> command) implements Artifact {

        public Bootstrap {
            command = List.copyOf(command);
        }
    }

    /** Jars and directories of classes with the handler's class, for AWS's runtime for Java: a function that isn't packaged. */
    record ClassPath(List<Path> entries) implements Artifact {

        public ClassPath {
            entries = List.copyOf(entries);
        }

        /** The class path that this JVM was started with, for tests. */
        public static ClassPath ofThisJvm() {
            return new ClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList());
        }
    }

    /**
     * A runtime that somebody else starts with {@code AWS_LAMBDA_RUNTIME_API=127.0.0.1:<port>}, for example {@code quarkus dev}. It
     * is neither started nor killed, so a timeout only fails the invocation. It may end and come again at any time.
     *
     * @param port the port of the Runtime API, 0 for a free one
     */
    record External(int port) implements Artifact {}

    /**
     * The kind of artifact that lies at a path.
     *
     * @throws IllegalArgumentException if there is nothing, or nothing that a function could be
     */
    static Artifact of(Path path) {
        if (Files.isDirectory(path)) {
            return new Directory(path);
        }
        if (!Files.exists(path)) {
            throw LocalMessages.LAMBDA.artifactNotFound(path);
        }
        String name = path.getFileName().toString();
        if (name.endsWith(".zip")) {
            return new Zip(path);
        }
        if (name.endsWith(".jar")) {
            return new Jar(path);
        }
        if (Files.isExecutable(path)) {
            return new Bootstrap(List.of(path.toAbsolutePath().toString()));
        }
        throw LocalMessages.LAMBDA.notAnArtifact(path);
    }
}
