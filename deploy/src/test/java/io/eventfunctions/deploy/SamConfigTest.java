package io.eventfunctions.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** With samconfig.toml a deployment asks for nothing that is not given, and the next one uploads nothing again. */
class SamConfigTest {

    private static final Path ROOT = Path.of("..");
    private static final Path CONFIG = Path.of("samconfig.toml");

    @ParameterizedTest
    @ValueSource(strings = {"default", "dev", "prod"})
    void aDeploymentWithoutChangesSucceeds(String environment) throws IOException {
        assertFalse(parameters(environment).path("fail_on_empty_changeset").asBoolean(true));
    }

    /** {@code --guided} uses the name of the stack as the prefix, whatever the file says. */
    @ParameterizedTest
    @ValueSource(strings = {"default", "dev", "prod"})
    void theCodeHasTheSameKeysWithGuidedAndWithoutIt(String environment) throws IOException {
        JsonNode parameters = parameters(environment);
        assertEquals(parameters.path("stack_name"), parameters.path("s3_prefix"));
        assertTrue(parameters.path("resolve_s3").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "dev", "prod"})
    void nothingIsOfOneAccountOrMachine(String environment) throws IOException {
        for (String key : List.of("region", "profile", "s3_bucket", "image_repository", "image_repositories")) {
            assertTrue(parameters(environment).path(key).isMissingNode(), key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "dev", "prod"})
    void eachParameterOfTheTemplateHasAValue(String environment) throws IOException {
        Set<String> given = overrides(environment).keySet();
        MappingNode template = YamlText.parse("template.yaml", Files.readString(ROOT.resolve("template.yaml")));
        Set<String> missing = new TreeSet<>();
        YamlMapping.member(template, "Parameters").orElseThrow().getValue().forEach(parameter -> {
            boolean hasDefault = YamlMapping.of((MappingNode) parameter.getValueNode())
                    .get("Default")
                    .isPresent();
            if (!hasDefault && !given.contains(YamlMapping.key(parameter))) {
                missing.add(YamlMapping.key(parameter));
            }
        });
        assertEquals(Set.of(), missing);
    }

    @Test
    void theNamesOfStacksAreThoseOfTheirEnvironments() throws IOException {
        for (String environment : List.of("dev", "prod")) {
            String stack = parameters(environment).path("stack_name").asText();
            assertEquals("event-functions-" + environment, stack);
            assertTrue(stack.matches("[a-zA-Z][a-zA-Z0-9-]{0,127}"), stack);
            assertEquals(environment, overrides(environment).get("Environment"));
        }
        assertEquals(parameters("dev"), parameters("default"));
    }

    @Test
    void theCopyForGuidedIsIgnoredByGit() throws IOException {
        assertTrue(Files.readAllLines(ROOT.resolve(".gitignore")).contains("/samconfig.toml"));
    }

    private static JsonNode parameters(String environment) throws IOException {
        return new TomlMapper().readTree(CONFIG.toFile()).at("/%s/deploy/parameters".formatted(environment));
    }

    private static Map<String, String> overrides(String environment) throws IOException {
        return Stream.of(parameters(environment)
                        .path("parameter_overrides")
                        .asText()
                        .split(" "))
                .map(override -> override.split("=", 2))
                .collect(Collectors.toMap(override -> override[0], override -> override[1]));
    }
}
