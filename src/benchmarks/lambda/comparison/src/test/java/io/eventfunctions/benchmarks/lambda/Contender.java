package io.eventfunctions.benchmarks.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.function.FunctionListener;

/**
 * One side of the comparison: a packaged function, and what its runtimes are told.
 *
 * @param name its name in the results
 * @param handler what AWS's runtime for Java calls; of no meaning to a program
 * @param environment of its runtimes
 */
record Contender(String name, Artifact artifact, String handler, Map<String, String> environment) {

    private static final Path MODULES = Path.of(System.getProperty("lambda.modules"));
    private static final Path JAVA =
            Path.of(System.getProperty("lambda.java", System.getProperty("java.home")), "bin", "java");
    private static final String OURS = "io.eventfunctions.lambda.EventsHandler";
    private static final String QUARKUS = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler";

    /** All that AWS's runtime for Java can run, ours first. */
    static List<Contender> handlers() {
        return List.of(
                packaged("function", "function.zip", OURS, Map.of()),
                packaged("quarkus", "function.zip", QUARKUS, Map.of()),
                packaged("funqy", "function.zip", "io.quarkus.funqy.lambda.FunqyStreamHandler", Map.of()),
                packaged("plain", "function", "io.eventfunctions.benchmarks.lambda.plain.Registration", Map.of()),
                packaged(
                        "spring",
                        "function",
                        "org.springframework.cloud.function.adapter.aws.FunctionInvoker",
                        Map.of("MAIN_CLASS", "io.eventfunctions.benchmarks.lambda.spring.Functions")));
    }

    /** Ours and its yardstick on Java's own class path, the only one whose classes an AOT cache holds. */
    static List<Contender> onClassPath() throws IOException {
        return List.of(onClassPath("function", OURS), onClassPath("quarkus", QUARKUS));
    }

    /** A native executable. */
    static Contender program(String name, String path) {
        return new Contender(name, Artifact.of(Path.of(path)), "none", Map.of());
    }

    private static Contender packaged(String module, String artifact, String handler, Map<String, String> environment) {
        Path path = MODULES.resolve(module).resolve("target").resolve(artifact);
        return new Contender(module, Artifact.of(path), handler + "::handleRequest", environment);
    }

    private static Contender onClassPath(String module, String handler) throws IOException {
        Path target = MODULES.resolve(module).resolve("target").toRealPath();
        List<Path> jars = new ArrayList<>();
        for (Path directory : List.of(target, target.resolve("lib"))) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file ->
                                directory.endsWith("lib") || file.toString().endsWith("-runner.jar"))
                        .sorted()
                        .forEach(jars::add);
            }
        }
        return new Contender(module, new Artifact.ClassPath(jars), handler + "::handleRequest", Map.of());
    }

    /** The same with another name and an option for its JVM. */
    Contender with(String otherName, String option) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("JAVA_TOOL_OPTIONS", option);
        return new Contender(otherName, artifact, handler, more);
    }

    /** A function without a runtime; its first invocation starts one. */
    LocalLambda deploy(FunctionListener listener) {
        return LocalLambda.function(name)
                .artifact(artifact)
                .handler(handler)
                .environment(environment)
                .java(JAVA)
                .timeout(Duration.ofSeconds(30))
                .listener(listener)
                .start();
    }
}
