package io.eventfunctions.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The main Java sources of the repository, parsed by the JDK's compiler.
 *
 * @param root the root of the repository
 * @param units the parsed files
 * @param docs gives their javadoc
 */
record MainSources(Path root, List<CompilationUnitTree> units, DocTrees docs) {

    private static final Path MAIN = Path.of("src", "main", "java");

    /** Parses all files below {@code src/main/java} of any module, without generated ones. */
    static MainSources parse(Path root) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(find(root)));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return new MainSources(root, units, DocTrees.instance(task));
        }
    }

    private static List<Path> find(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                return name.equals("target") || name.startsWith(".") && !directory.equals(root)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")
                        && root.relativize(file).toString().contains(MAIN.toString())) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    /** The module of a file: the directory in the root, or that below {@code src}. */
    String module(CompilationUnitTree unit) {
        Path path = root.relativize(Path.of(unit.getSourceFile().toUri()));
        return path.getName(0).toString().equals("src")
                ? path.getName(0) + "/" + path.getName(1)
                : path.getName(0).toString();
    }
}
