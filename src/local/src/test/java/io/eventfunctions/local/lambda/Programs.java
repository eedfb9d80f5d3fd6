package io.eventfunctions.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.eventfunctions.local.lambda.artifact.Artifact;

/** Artifacts of every kind, made of the classes of these tests. */
final class Programs {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private Programs() {}

    /** {@link RuntimeMain}, as a program. */
    static Artifact.Bootstrap bootstrap(String greeting) {
        return new Artifact.Bootstrap(command(greeting));
    }

    /** The same as a shell script, which runs it in a process below its own. */
    static String script(String greeting) {
        return "#!/bin/sh\n\"" + String.join("\" \"", command(greeting)) + "\"\n";
    }

    private static List<String> command(String greeting) {
        return List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                JavaFunctions.classes().toString(),
                RuntimeMain.class.getName(),
                greeting);
    }

    /** A jar of the classes of these tests' package. */
    static Path jar(Path file, Class<?> main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (main != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        }
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            classes(jar);
        }
        return file;
    }

    /** A zip file with these files, and the classes of these tests where a class file is at its root. */
    static Path zip(Path file, Map<String, byte[]> files, boolean classes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            if (classes) {
                classes(zip);
            }
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private static void classes(ZipOutputStream zip) throws IOException {
        Path root = JavaFunctions.classes();
        String directory = Programs.class.getPackageName().replace('.', '/');
        try (Stream<Path> classes = Files.list(root.resolve(directory))) {
            for (Path type : classes.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(directory + '/' + type.getFileName()));
                zip.write(Files.readAllBytes(type));
            }
        }
    }
}
