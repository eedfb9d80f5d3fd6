package io.eventfunctions.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.eventfunctions.local.LocalMessages;

/**
 * A SAM template as CloudFormation takes it, made by AWS's own translator ({@code aws-sam-translator}, a library in Python), which
 * AWS runs after the deployment and moto_server doesn't. Functions have no aliases then, since moto_server has none.
 *
 * @param template the template, in JSON and without white space, as CloudFormation takes 51,200 bytes at most
 * @param code the files that have to be in the bucket before it is deployed, by their keys
 */
public record TranslatedTemplate(String template, Map<String, Path> code) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "translate.py";
    private static final String PYTHON = "python3";

    public TranslatedTemplate {
        code = Map.copyOf(code);
    }

    /** Whether Python and the translator are installed. */
    public static boolean isTranslatorInstalled() {
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", "import samtranslator")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Translates a template.
     *
     * @param bucket the bucket that the functions' code is going to be in
     * @param region the region that it is made for
     * @throws IllegalStateException with what the translator says if it refuses the template, or isn't installed
     */
    public static TranslatedTemplate translate(Path template, String bucket, String region) {
        ProcessBuilder python = new ProcessBuilder(PYTHON, "-", template.toString(), bucket);
        python.environment().put("AWS_DEFAULT_REGION", region);
        try {
            Path errors = Files.createTempFile("event-functions-", ".log");
            try {
                Process process = python.redirectError(errors.toFile()).start();
                try (InputStream script = TranslatedTemplate.class.getResourceAsStream(SCRIPT);
                        OutputStream input = process.getOutputStream()) {
                    script.transferTo(input);
                }
                byte[] output = process.getInputStream().readAllBytes();
                if (process.waitFor() != 0) {
                    throw LocalMessages.STACK.templateRefused(template, Files.readString(errors));
                }
                return read(JSON.readTree(new String(output, StandardCharsets.UTF_8)));
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw LocalMessages.STACK.translatorNotInstalled(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + template + " was translated", e);
        }
    }

    private static TranslatedTemplate read(JsonNode result) {
        if (!result.get("aliases").isEmpty()) {
            LocalMessages.STACK.withoutAliases(result.get("aliases"));
        }
        Map<String, Path> code = new TreeMap<>();
        result.get("code")
                .properties()
                .forEach(file -> code.put(file.getKey(), Path.of(file.getValue().asText())));
        return new TranslatedTemplate(result.get("template").toString(), code);
    }
}
