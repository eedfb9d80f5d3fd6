package io.eventfunctions.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every message has a code of its module and an explanation, and the page that the build has generated lists it. */
class MessageReferenceTest {

    private static MainSources sources;
    private static List<MessageInterface> modules;

    @BeforeAll
    static void parse() throws IOException {
        sources = MainSources.parse(Path.of("..", "..").toRealPath());
        modules = MessageReader.read(sources);
    }

    @Test
    void everyCodeIsInTheRangeOfItsModule() {
        for (MessageInterface module : modules) {
            assertFalse(module.messages().isEmpty(), module.name());
            for (DeclaredMessage message : module.messages()) {
                assertTrue(module.range().contains(message.id()), message::toString);
            }
        }
    }

    @Test
    void rangesDoNotOverlap() {
        for (int i = 1; i < modules.size(); i++) {
            MessageInterface one = modules.get(i - 1);
            MessageInterface next = modules.get(i);
            assertFalse(one.range().overlaps(next.range()), one.name() + " and " + next.name());
        }
    }

    @Test
    void everyCodeIsUsedOnce() {
        Map<String, String> methods = new TreeMap<>();
        for (MessageInterface module : modules) {
            for (DeclaredMessage message : module.messages()) {
                assertEquals(null, methods.put(message.code(), message.method()), message::method);
            }
        }
    }

    @Test
    void everyMessageHasAMeaningAndAnAction() {
        for (MessageInterface module : modules) {
            for (DeclaredMessage message : module.messages()) {
                assertTrue(message.meaning().endsWith("."), message::toString);
                assertTrue(message.action().endsWith("."), message::toString);
            }
        }
    }

    @Test
    void noOtherStringOfMainCodeHasACode() {
        assertEquals(Map.of(), StringLiterals.withCode(sources));
    }

    @Test
    void thePageOfTheBuildListsEveryMessage() throws IOException {
        String page = Files.readString(Path.of("target", "messages.md"));
        assertEquals(MessageReference.markdown(modules), page);
        for (MessageInterface module : modules) {
            for (DeclaredMessage message : module.messages()) {
                assertTrue(page.contains("\n| " + message.code() + " | "), message::toString);
            }
        }
    }
}
