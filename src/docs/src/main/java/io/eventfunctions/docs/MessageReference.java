package io.eventfunctions.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the page of all messages. */
public final class MessageReference {

    private MessageReference() {}

    /**
     * Writes the page.
     *
     * @param arguments the root of the repository, and the file to write
     */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[1]);
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.writeString(
                page,
                markdown(MessageReader.read(
                        MainSources.parse(Path.of(arguments[0]).toRealPath()))));
    }

    /** The page, with a section for each module. */
    static String markdown(List<MessageInterface> modules) {
        StringBuilder page = new StringBuilder("# Messages\n\n")
                .append(
                        "Each log message and each exception of Event Functions begins with a code. Search for the code here.\n");
        for (MessageInterface module : modules) {
            page.append("\n## `%s`: %s to %s\n\n%s\n\n"
                    .formatted(module.module(), module.firstCode(), module.lastCode(), module.description()));
            page.append("| code | level | message | meaning | action |\n| --- | --- | --- | --- | --- |\n");
            for (DeclaredMessage message : module.messages()) {
                page.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                message.code(),
                                message.kind(),
                                code(message.text()),
                                cell(message.meaning()),
                                cell(message.action())));
            }
        }
        return page.toString();
    }

    /** Code in a cell; a message that has a backtick itself needs two around it. */
    private static String code(String text) {
        String fence = text.contains("`") ? "``" : "`";
        return fence + cell(text).strip() + fence;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
