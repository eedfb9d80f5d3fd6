package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.quarkus.funqy.Funq;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.EventType;
import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.sam.AotTraining;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The package of {@code packaging=aot} starts from its cache, and making the cache called no function. */
@ExtendWith(Jdk25.class)
class AotPackageTest {

    private static final String EVENT = """
            {"specversion":"1.0","id":"1","source":"/test","type":"com.example.order.placed","data":{"id":"%s"}}""";

    @EventType("com.example.order.placed")
    public record OrderPlaced(String id) {}

    public static class Billing {

        /** Leaves a file with the name that it gets; in the training, it would end the JVM before that writes a cache. */
        @Funq
        @Incoming("orders")
        public void bill(OrderPlaced order) throws IOException {
            if (System.getenv(AotTraining.CLASSES) != null) {
                Runtime.getRuntime().halt(1);
            }
            Files.createFile(Path.of(order.id()));
        }
    }

    @RegisterExtension
    static final QuarkusProdModeTest BUILD = new QuarkusProdModeTest()
            .withApplicationRoot(root -> root.addClasses(Billing.class, OrderPlaced.class))
            .setApplicationName("shop")
            .overrideConfigKey("quarkus.event-functions.sam.packaging", "aot")
            .overrideConfigKey("quarkus.event-functions.sam.architecture", architecture())
            .overrideConfigKey(
                    "quarkus.event-functions.sam.aot.java-home", Jdk25.home().toString())
            .overrideConfigKey("mp.messaging.incoming.orders.connector", "event-functions-lambda");

    @ProdBuildResults
    ProdModeTestResults results;

    @TempDir
    Path directory;

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }

    @Test
    void startsFromItsCacheAndDeliversEvents() {
        Path file = directory.resolve("called");
        try (LocalLambda function = function("-XX:AOTMode=on")) {
            Answer answer = function.invoke(EVENT.formatted(file).getBytes(StandardCharsets.UTF_8))
                    .toCompletableFuture()
                    .join();
            assertTrue(answer.succeeded(), answer.error());
        }
        assertTrue(Files.exists(file));
    }

    @Test
    void theCacheHasTheClassesOfADeliveryAlthoughNoFunctionWasCalled() throws IOException {
        Path log = directory.resolve("classes");
        try (LocalLambda function = function("-Xlog:class+load:file=" + log)) {
            function.invoke(EVENT.formatted(directory.resolve("called")).getBytes(StandardCharsets.UTF_8))
                    .toCompletableFuture()
                    .join();
        }
        String classes = Files.readString(log);
        assertAll(
                () -> assertCached(classes, Billing.class.getName()),
                () -> assertCached(classes, OrderPlaced.class.getName()),
                () -> assertCached(classes, "io.eventfunctions.delivery.RunningDelivery"));
    }

    private static void assertCached(String classes, String name) {
        String line = classes.lines()
                .filter(some -> some.contains(" " + name + " "))
                .findFirst()
                .orElse(name + " is not loaded");
        assertTrue(line.contains("shared objects file"), line);
    }

    private LocalLambda function(String option) {
        return LocalLambda.function("shop")
                .artifact(new Artifact.Zip(results.getBuildDir().resolve("function-aot.zip")))
                .environment(Map.of("JAVA_TOOL_OPTIONS", option))
                .timeout(Duration.ofMinutes(2))
                .listener(new FunctionListener() {})
                .start();
    }
}
