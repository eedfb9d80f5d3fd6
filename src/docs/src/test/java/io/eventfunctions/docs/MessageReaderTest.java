package io.eventfunctions.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How messages are read from sources, and written to the page. */
class MessageReaderTest {

    private static final String MESSAGES = """
            package com.example;

            /** The messages of examples. Nothing else. */
            @MessageLogger(projectCode = "EVF", length = 4)
            @ValidIdRange(min = 7, max = 9)
            interface ExampleMessages {

                /**
                 * A channel stops, see {@code health}.
                 * Action: restart
                 * it.
                 */
                @LogMessage(level = Logger.Level.WARN)
                @Message(id = 8, value = "Channel %s " + "stops | now")
                void stops(String channel);

                /** A value is invalid. Action: correct it. */
                @Message(id = 7, value = "Invalid value")
                IllegalArgumentException invalid();

                @LogMessage
                @Message(id = 9, value = "Started")
                void started();
            }
            """;

    @TempDir
    Path root;

    @BeforeEach
    void findTheRealPath() throws IOException {
        root = root.toRealPath();
    }

    @Test
    void aMessageHasCodeLevelTextMeaningAndAction() throws IOException {
        assertEquals(
                List.of(
                        new DeclaredMessage(
                                "com.example.ExampleMessages.invalid",
                                "EVF0007",
                                7,
                                "exception",
                                "Invalid value",
                                "A value is invalid.",
                                "correct it."),
                        new DeclaredMessage(
                                "com.example.ExampleMessages.stops",
                                "EVF0008",
                                8,
                                "warn",
                                "Channel %s stops | now",
                                "A channel stops, see `health`.",
                                "restart it."),
                        new DeclaredMessage(
                                "com.example.ExampleMessages.started", "EVF0009", 9, "info", "Started", "", "")),
                read("src/examples/runtime", MESSAGES).get(0).messages());
    }

    @Test
    void aModuleHasItsDirectoryDescriptionAndRange() throws IOException {
        MessageInterface module = read("src/examples/runtime", MESSAGES).get(0);
        assertEquals("src/examples", module.module());
        assertEquals("The messages of examples.", module.description());
        assertEquals(new MessageInterface.IdRange(7, 9), module.range());
        assertEquals("deploy", read("deploy", MESSAGES).get(0).module());
    }

    @Test
    void thePageHasOneRowForEachMessage() throws IOException {
        String page = MessageReference.markdown(read("deploy", MESSAGES));
        assertTrue(page.contains("## `deploy`: EVF0007 to EVF0009\n\nThe messages of examples.\n"), page);
        assertTrue(
                page.contains(
                        "| EVF0008 | warn | `Channel %s stops \\| now` | A channel stops, see `health`. | restart it. |\n"),
                page);
    }

    @Test
    void aPartOfOtherMessagesIsNotListed() throws IOException {
        String withPart = MESSAGES.replace(
                "    @LogMessage\n",
                "    @Message(id = Message.NONE, value = \"a part\")\n    String part();\n\n    @LogMessage\n");
        assertEquals(
                read("deploy", MESSAGES).get(0).messages(),
                read("deploy", withPart).get(0).messages());
    }

    @Test
    void anInterfaceWithoutARangeIsRefused() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> read("deploy", MESSAGES.replace("@ValidIdRange(min = 7, max = 9)\n", "")));
        assertTrue(refusal.getMessage().contains("com.example.ExampleMessages"), refusal.getMessage());
    }

    @Test
    void aCodeInAStringIsFoundOutsideOfMessageInterfacesOnly() throws IOException {
        write(root.resolve("deploy"), MESSAGES.replace("Started", "See EVF0007"));
        write(root.resolve("src/examples/runtime"), """
                class Example {
                    // EVF0001
                    String code = "EVF0002 is wrong", other = "EVF02";
                    String block = \"""
                        EVF0003
                        \""";
                }
                """);
        assertEquals(
                Map.of("src/examples", Set.of("EVF0002 is wrong", "EVF0003\n")),
                StringLiterals.withCode(MainSources.parse(root)));
    }

    @Test
    void generatedSourcesAndTestsAreNotRead() throws IOException {
        write(root.resolve("deploy"), "class Example {}");
        write(root.resolve("deploy/target/generated"), MESSAGES);
        Path test = Files.createDirectories(root.resolve("deploy/src/test/java"));
        Files.writeString(test.resolve("ExampleMessages.java"), MESSAGES);
        assertEquals(List.of(), MessageReader.read(MainSources.parse(root)));
    }

    private List<MessageInterface> read(String module, String source) throws IOException {
        Path repository = Files.createTempDirectory(root, "repository");
        write(repository.resolve(module), source);
        return MessageReader.read(MainSources.parse(repository));
    }

    private static void write(Path module, String source) throws IOException {
        Path directory = Files.createDirectories(module.resolve("src/main/java/com/example"));
        Files.writeString(directory.resolve("Source.java"), source);
    }
}
