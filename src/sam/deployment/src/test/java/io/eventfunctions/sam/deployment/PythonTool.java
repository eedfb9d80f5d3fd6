package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A tool in Python that validates templates. Where it isn't installed its tests are left out, or fail on continuous integration. */
record PythonTool(String name, List<String> command, List<String> version) {

    static final PythonTool CFN_LINT = new PythonTool("cfn-lint", List.of("cfn-lint"), List.of("--version"));

    static final PythonTool SAM_TRANSLATOR =
            new PythonTool("aws-sam-translator", List.of("python3", "src/test/resources/sam/translate.py"), List.of());

    /** How it ended, and what it said. */
    record Answer(int status, String text) {}

    void require() {
        String missing = "%s is not installed, so its tests are left out: pip install %s".formatted(name, name);
        boolean there;
        try {
            there = run(version).status() == 0;
        } catch (IOException e) {
            there = false;
        }
        if (!there && Boolean.parseBoolean(System.getenv("CI"))) {
            Assertions.fail(missing);
        }
        Assumptions.assumeTrue(there, missing);
    }

    Answer run(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().putAll(Map.of("AWS_DEFAULT_REGION", "us-east-1", "SAM_CLI_TELEMETRY", "0"));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            return new Answer(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while %s was at work".formatted(name), e);
        }
    }
}
