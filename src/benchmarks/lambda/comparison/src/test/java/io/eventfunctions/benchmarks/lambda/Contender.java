package io.eventfunctions.benchmarks.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
        Contender quarkus = packaged("quarkus", "function.zip", QUARKUS, Map.of());
        Contender funqy = packaged(
                "funqy",
                "function.zip",
                "io.quarkus.funqy.lambda.FunqyStreamHandler",
                Map.of("QUARKUS_FUNQY_EXPORT", "register"));
        Contender plain =
                packaged("plain", "function", "io.eventfunctions.benchmarks.lambda.plain.Registration", Map.of());
        return List.of(
                packaged("function", "function.zip", OURS, Map.of()),
                quarkus,
                quarkus.validating(),
                funqy,
                funqy.validating(),
                plain,
                plain.validating(),
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

    /** The package of {@code packaging=aot}, if it was built: it has a JVM of its own. */
    static Optional<Contender> withCache() {
        Path zip = MODULES.resolve("function").resolve("target").resolve("function-aot.zip");
        return Files.exists(zip) ? Optional.of(program("function-package", zip.toString())) : Optional.empty();
    }

    /** The same with another name and an option for its JVM. */
    Contender with(String otherName, String option) {
        String options = Stream.of(environment.get("JAVA_TOOL_OPTIONS"), option)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return with(otherName, Map.of("JAVA_TOOL_OPTIONS", options));
    }

    /** The same that also checks the attributes of an event, as ours does. */
    Contender validating() {
        return with(name + "-validating", Map.of("VALIDATES", "true", "QUARKUS_FUNQY_EXPORT", "registerValidated"));
    }

    private Contender with(String otherName, Map<String, String> variables) {
        Map<String, String> more = new HashMap<>(environment);
        more.putAll(variables);
        return new Contender(otherName, artifact, handler, more);
    }

    /** Whether it runs on a JVM. */
    boolean isOnJvm() {
        return !(artifact instanceof Artifact.Bootstrap);
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
