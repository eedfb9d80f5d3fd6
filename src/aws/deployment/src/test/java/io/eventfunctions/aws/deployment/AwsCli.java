package io.eventfunctions.aws.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The AWS command line. */
final class AwsCli {

    private static final Map<String, String> SETTINGS = Map.of(
            "AWS_ACCESS_KEY_ID", "x",
            "AWS_SECRET_ACCESS_KEY", "x",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_DEFAULT_OUTPUT", "json",
            "AWS_CONFIG_FILE", "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
            "AWS_EC2_METADATA_DISABLED", "true",
            "AWS_PAGER", "");

    private final String endpoint;

    AwsCli(String endpoint) {
        this.endpoint = endpoint;
    }

    /** What the command prints, which must succeed. */
    String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint));
        command.addAll(List.of(arguments));
        try {
            Process process = child(command).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertEquals(0, process.waitFor(), output);
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("aws could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while aws was at work", e);
        }
    }

    private static ProcessBuilder child(List<String> command) {
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        child.environment().putAll(SETTINGS);
        return child;
    }

    /** The value for {@code --message-attributes} that gives each attribute the data type {@code String}. */
    static String attributes(Map<String, String> values) {
        List<String> attributes = new ArrayList<>();
        values.forEach((name, value) ->
                attributes.add("\"%s\":{\"DataType\":\"String\",\"StringValue\":\"%s\"}".formatted(name, value)));
        return "{" + String.join(",", attributes) + "}";
    }
}
