package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.eventfunctions.sam.deployment.limit.ResourceCount;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What AWS's own tools say of the templates beside the tiny applications, and of the one in the root of the repository. */
class JudgedTemplatesTest {

    private static final Path ROOT = Path.of("..", "..", "..", "template.yaml");

    @Test
    void cfnLintFindsNoErrorAndWarnsOfNothing() throws IOException {
        PythonTool.CFN_LINT.require();
        assertEquals(new PythonTool.Answer(0, ""), PythonTool.CFN_LINT.run(templates()));
    }

    @Test
    void samTransformsThemToAsManyResourcesAsAreCounted() throws IOException {
        PythonTool.SAM_TRANSLATOR.require();
        List<String> counted = new ArrayList<>();
        for (String template : templates()) {
            int resources = ResourceCount.of(YamlText.parse(template, Files.readString(Path.of(template))));
            counted.add(resources + " " + template);
        }
        PythonTool.Answer answer = PythonTool.SAM_TRANSLATOR.run(templates());
        assertEquals(String.join("\n", counted), answer.text().strip());
        assertEquals(0, answer.status());
    }

    private static List<String> templates() {
        List<String> templates = new ArrayList<>();
        SampleApplication.names()
                .forEach(name ->
                        templates.add(SampleApplication.named(name).template().toString()));
        templates.add(ROOT.toString());
        return templates;
    }
}
