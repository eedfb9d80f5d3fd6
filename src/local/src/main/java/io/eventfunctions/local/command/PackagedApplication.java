package io.eventfunctions.local.command;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.local.LocalMessages;

/** What a packaged application says of itself. A native program says nothing. */
final class PackagedApplication {

    private static final String PROPERTIES = "application.properties";
    private static final String SAMPLES = "META-INF/event-functions/samples.json";
    private static final String PROFILE = "QUARKUS_PROFILE";
    private static final int ENVIRONMENT_ORDINAL = 300;
    private static final int PROPERTIES_ORDINAL = 250;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String properties;
    private final String samples;

    private PackagedApplication(String properties, String samples) {
        this.properties = properties;
        this.samples = samples;
    }

    /**
     * Reads it.
     *
     * @param artifact a zip, a jar or a directory, or anything else, which says nothing; may be null
     * @param configuration the file with its properties, null for that in the artifact
     */
    static PackagedApplication of(Path artifact, Path configuration) {
        try {
            String properties = configuration == null ? content(artifact, PROPERTIES) : Files.readString(configuration);
            return new PackagedApplication(properties, content(artifact, SAMPLES));
        } catch (IOException e) {
            throw new UncheckedIOException(LocalMessages.MESSAGES.configurationNotReadable(), e);
        }
    }

    private static String content(Path artifact, String entry) throws IOException {
        if (artifact == null) {
            return null;
        }
        if (Files.isDirectory(artifact)) {
            return text(artifact.resolve(entry));
        }
        if (artifact.toString().matches(".*\\.(zip|jar)")) {
            try (FileSystem zip = FileSystems.newFileSystem(artifact)) {
                return text(zip.getPath(entry));
            }
        }
        return null;
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : null;
    }

    boolean isConfigured() {
        return properties != null;
    }

    /** The profile that the function runs in with such an environment. */
    static String profile(Map<String, String> environment) {
        return environment.getOrDefault(PROFILE, "prod");
    }

    /** Its configuration as the function sees it in such an environment; that of the environment alone if it has none. */
    Config configuration(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile(profile(environment))
                .withSources(
                        new PropertiesConfigSource(parsed(), PROPERTIES, PROPERTIES_ORDINAL),
                        new EnvConfigSource(environment, ENVIRONMENT_ORDINAL))
                .build();
    }

    private Map<String, String> parsed() {
        Properties parsed = new Properties();
        try (Reader reader = new StringReader(isConfigured() ? properties : "")) {
            parsed.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new HashMap<>();
        parsed.forEach((key, value) -> map.put(key.toString(), value.toString()));
        return map;
    }

    /** An event for a channel, made up when the application was built. */
    Optional<String> sample(String channel) {
        if (samples == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MAPPER.readTree(samples).get(channel)).map(JsonNode::toString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
