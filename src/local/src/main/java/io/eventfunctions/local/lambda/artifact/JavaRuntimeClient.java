package io.eventfunctions.local.lambda.artifact;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.FunctionConfiguration;

/**
 * AWS's own runtime interface client for Java, the program that calls Java handlers on Lambda
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-java.html). It takes a handler's classes from its working directory and
 * the jars of {@code lib/} in it.
 */
final class JavaRuntimeClient {

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** One class of each jar that the client needs. */
    private static final List<String> JARS = List.of(
            MAIN,
            "com.amazonaws.services.lambda.runtime.LambdaRuntime",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal",
            "software.amazon.awssdk.annotations.SdkProtectedApi");

    private static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "x86_64", "aarch64", "aarch_64");
    private static final Path MUSL = Path.of("/etc/alpine-release");

    /** The share of the memory that Lambda gives to the heap. */
    private static final double HEAP = 0.85;

    private JavaRuntimeClient() {}

    /**
     * The command that runs a handler.
     *
     * @param classPath in addition to the working directory and its {@code lib/}
     * @param scratch where the client's native library may lie as long as it runs
     * @throws IllegalArgumentException where the client is missing or doesn't run
     */
    static List<String> command(Path java, FunctionConfiguration function, List<Path> classPath, Path scratch)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-Xmx" + (int) (function.memory() * HEAP) + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dfile.encoding=UTF-8");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-D" + LIBRARY_PROPERTY + "=" + library(scratch));
        command.add("-cp");
        command.add(Stream.concat(JARS.stream().map(JavaRuntimeClient::jarOf), classPath.stream())
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN);
        command.add(function.handler());
        return command;
    }

    private static Path jarOf(String type) {
        try {
            return Path.of(find(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> find(String type) {
        try {
            return Class.forName(type, false, JavaRuntimeClient.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw LocalMessages.LAMBDA.noRuntimeClient(type);
        }
    }

    /**
     * Unpacks the client's native library. Left to itself, each client would write it to the same file, where those that start
     * at the same time disturb each other.
     */
    private static Path library(Path scratch) throws IOException {
        String system = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        if (!system.equals("Linux") || !ARCHITECTURES.containsKey(architecture)) {
            throw LocalMessages.LAMBDA.unsupportedPlatform(system + ' ' + architecture);
        }
        String name = "libaws-lambda-jni.linux%s-%s.so"
                .formatted(Files.exists(MUSL) ? "_musl" : "", ARCHITECTURES.get(architecture));
        Path library = scratch.resolve(name);
        if (!Files.exists(library)) {
            try (InputStream packed = find(MAIN).getResourceAsStream("/jni/" + name)) {
                Files.copy(packed, library);
            }
        }
        return library;
    }
}
