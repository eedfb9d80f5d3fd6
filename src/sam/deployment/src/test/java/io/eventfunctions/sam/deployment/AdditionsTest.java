package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.merge.Additions;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is written by hand in {@code src/main/sam} is added to what is derived from the channels. */
class AdditionsTest {

    private static final String TEMPLATE = """
            Resources:
              UsersQueue:
                Type: AWS::SQS::Queue
                Properties:
                  # why
                  VisibilityTimeout: 360
              Role:
                Policies:
                - PolicyName: one
            """;

    @TempDir
    Path module;

    private final TemplateProblems problems = new TemplateProblems();

    @Test
    void newKeysAndItemsOfListsAreAddedWithTheirTagsAndComments() throws IOException {
        write("b.yaml", """
                Resources:
                  # a table of one's own
                  Table:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: !Sub '${Environment}-users'
                """);
        write("a.yaml", """
                Resources:
                  UsersQueue:
                    Properties:
                      Tags:
                      - Key: team
                        Value: growth
                  Role:
                    Policies:
                    - PolicyName: two
                """);
        assertEquals("""
                Resources:
                  UsersQueue:
                    Type: AWS::SQS::Queue
                    Properties:
                      # why
                      VisibilityTimeout: 360
                      Tags:
                      - Key: team
                        Value: growth
                  Role:
                    Policies:
                    - PolicyName: one
                    - PolicyName: two
                  # a table of one's own
                  Table:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: !Sub '${Environment}-users'
                """, merged());
        assertEquals(List.of(), problems.messages());
    }

    @Test
    void aValueThatIsThereAlreadyIsAConflict() throws IOException {
        write("queue.yaml", """
                Resources:
                  UsersQueue:
                    Properties:
                      VisibilityTimeout: 30
                """);
        merged();
        assertEquals(
                List.of(
                        "EVF1179: sam/queue.yaml sets /Resources/UsersQueue/Properties/VisibilityTimeout to 30, but the channels make it 360: remove it there, or set it with a key of quarkus.event-functions.sam or of the channel"),
                problems.messages());
    }

    @Test
    void theSameValueIsNoConflict() throws IOException {
        write("queue.yaml", "Resources: {UsersQueue: {Type: 'AWS::SQS::Queue'}}");
        assertEquals(TEMPLATE, merged());
    }

    @Test
    void whatIsNotYamlIsReportedWithItsFile() throws IOException {
        write("broken.yaml", "a: [");
        merged();
        assertEquals(1, problems.messages().size());
        assertTrue(
                problems.messages().get(0).startsWith("EVF1178: sam/broken.yaml is not YAML: "),
                problems.messages().get(0));
    }

    @Test
    void aFileThatIsNotAMappingIsReportedWithItsName() throws IOException {
        write("list.yaml", "- one");
        merged();
        assertEquals(
                List.of(
                        "EVF1195: sam/list.yaml is not a mapping of keys to values: expected sections of a template such as Resources"),
                problems.messages());
    }

    @Test
    void otherFilesAreIgnored() throws IOException {
        write("README.md", "a: [");
        assertEquals(TEMPLATE, merged());
    }

    @Test
    void theDirectoryMayBeMissing() {
        assertEquals(TEMPLATE, merged());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(module.resolve("sam"));
        Files.writeString(module.resolve("sam").resolve(name), text);
    }

    private String merged() {
        MappingNode template = YamlText.parse("template", TEMPLATE);
        Additions.merge(module.resolve("sam"), template, problems);
        return YamlText.print(template);
    }
}
