package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.deployment.pkg.builditem.JarBuildItem;

/** The jars of an application, copied to where its cache is made. */
final class ApplicationFiles {

    /** Quarkus changes the names of jars that it removes classes from. */
    private static final Pattern OURS = Pattern.compile("(modified-)?io\\.eventfunctions\\..*");

    private static final String CLASS = ".class";
    private static final String META = "META-INF/";

    private final JarBuildItem jar;

    ApplicationFiles(JarBuildItem jar) {
        this.jar = jar;
    }

    /**
     * Copies them.
     *
     * @param modified when all of them were modified, as far as the JVM can see that compares its cache with them
     */
    void copyTo(Path directory, FileTime modified) throws IOException {
        copy(jar.getPath(), directory.resolve(BootstrapScript.JAR), modified);
        Path lib = Files.createDirectory(directory.resolve("lib"));
        for (Path library : libraries()) {
            copy(library, lib.resolve(library.getFileName()), modified);
        }
    }

    private static void copy(Path file, Path target, FileTime modified) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            Files.copy(content, target);
        }
        Files.setLastModifiedTime(target, modified);
    }

    private List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(jar.getLibraryDir())) {
            return files.sorted().toList();
        }
    }

    /** The names of the application's classes, generated ones included, and of the classes of Event Functions. */
    List<String> classes() throws IOException {
        List<String> classes = new ArrayList<>(classes(jar.getPath()));
        for (Path library : libraries()) {
            if (OURS.matcher(library.getFileName().toString()).matches()) {
                classes.addAll(classes(library));
            }
        }
        Collections.sort(classes);
        return classes;
    }

    private static List<String> classes(Path file) throws IOException {
        try (JarFile entries = new JarFile(file.toFile())) {
            return entries.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(CLASS)
                            && !name.startsWith(META)
                            && !name.endsWith("module-info.class")
                            && !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .toList();
        }
    }
}
