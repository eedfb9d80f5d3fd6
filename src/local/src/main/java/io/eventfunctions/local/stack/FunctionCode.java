package io.eventfunctions.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.process.Directories;
import io.eventfunctions.process.Lifeline;

/** What the functions of a stack run: what was deployed, or something else that is given for them. */
final class FunctionCode implements AutoCloseable {

    private final Map<String, Path> given = new LinkedHashMap<>();
    private final Map<DeployedFunction.S3Location, Path> fetched = new HashMap<>();
    private Path directory;

    /** Gives artifacts for functions, by logical ids in which {@code *} stands for anything. */
    FunctionCode(Map<String, Path> given) {
        this.given.putAll(given);
    }

    /**
     * The artifact of a function. What was deployed is fetched once, however many functions run it.
     *
     * @throws IllegalStateException if there is none
     */
    Path of(DeployedFunction function, AwsServer server) {
        return given.entrySet().stream()
                .filter(entry -> matches(entry.getKey(), function.logicalId()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> deployed(function, server));
    }

    private static boolean matches(String ids, String logicalId) {
        String pattern = Pattern.quote(ids).replace("*", "\\E.*\\Q");
        return logicalId.matches(pattern);
    }

    private Path deployed(DeployedFunction function, AwsServer server) {
        if (function.code() == null) {
            throw LocalMessages.STACK.noCodeInS3(function.logicalId());
        }
        return fetched.computeIfAbsent(function.code(), code -> fetch(code, server));
    }

    private Path fetch(DeployedFunction.S3Location code, AwsServer server) {
        try {
            if (directory == null) {
                directory = Files.createTempDirectory("event-functions-code-");
                Lifeline.hold(directory);
            }
            Path file = Files.createTempFile(directory, "function-", ".zip");
            return Files.write(file, server.object(code.bucket(), code.key()));
        } catch (IOException e) {
            throw LocalMessages.STACK.codeNotStored(code, e);
        }
    }

    @Override
    public void close() {
        if (directory != null) {
            Directories.delete(directory);
        }
    }
}
