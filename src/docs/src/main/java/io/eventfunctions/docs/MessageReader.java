package io.eventfunctions.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

/** Reads the interfaces with {@code @MessageLogger} or {@code @MessageBundle}. */
final class MessageReader extends TreePathScanner<Void, CompilationUnitTree> {

    private final MainSources sources;
    private final List<MessageInterface> found = new ArrayList<>();

    private MessageReader(MainSources sources) {
        this.sources = sources;
    }

    /**
     * The message interfaces, sorted by their ranges.
     *
     * @throws IllegalArgumentException if one has no range, or a message has no id of its own or no constant text
     */
    static List<MessageInterface> read(MainSources sources) {
        MessageReader reader = new MessageReader(sources);
        sources.units().forEach(unit -> reader.scan(unit, unit));
        reader.found.sort(Comparator.comparing(messages -> messages.range().min()));
        return reader.found;
    }

    @Override
    public Void visitClass(ClassTree type, CompilationUnitTree unit) {
        Annotations annotations = new Annotations(type.getModifiers());
        annotations
                .find("MessageLogger")
                .or(() -> annotations.find("MessageBundle"))
                .ifPresent(declaration -> found.add(messages(type, unit, annotations, declaration)));
        return super.visitClass(type, unit);
    }

    private MessageInterface messages(
            ClassTree type, CompilationUnitTree unit, Annotations annotations, AnnotationTree declaration) {
        String name = unit.getPackageName() + "." + type.getSimpleName();
        AnnotationTree range = annotations
                .find("ValidIdRange")
                .orElseThrow(() -> new IllegalArgumentException(name + " has no @ValidIdRange"));
        String format = Annotations.text(declaration, "projectCode").orElse("") + "%0"
                + Annotations.number(declaration, "length").orElse(6) + "d";
        List<DeclaredMessage> messages = new ArrayList<>();
        for (var member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                new Annotations(method.getModifiers())
                        .find("Message")
                        .filter(message -> !isPart(message))
                        .ifPresent(message -> messages.add(message(name, format, method, message)));
            }
        }
        messages.sort(Comparator.comparing(DeclaredMessage::id));
        return new MessageInterface(
                name,
                sources.module(unit),
                Javadoc.firstSentence(sources.docs().getDocCommentTree(getCurrentPath())),
                format,
                new MessageInterface.IdRange(
                        Annotations.number(range, "min").orElseThrow(),
                        Annotations.number(range, "max").orElseThrow()),
                messages);
    }

    /** What stands within other messages has no code: {@code id = Message.NONE}. */
    private static boolean isPart(AnnotationTree message) {
        return Annotations.hasConstant(message, "id", "NONE");
    }

    private DeclaredMessage message(String owner, String format, MethodTree method, AnnotationTree message) {
        String name = owner + "." + method.getName();
        int id = Annotations.number(message, "id")
                .orElseThrow(() -> new IllegalArgumentException(name + " has no id of its own"));
        Javadoc doc = Javadoc.of(sources.docs().getDocCommentTree(new TreePath(getCurrentPath(), method)));
        return new DeclaredMessage(
                name,
                format.formatted(id),
                id,
                kind(method),
                Annotations.text(message, "value")
                        .orElseThrow(() -> new IllegalArgumentException(name + " has no text")),
                doc.meaning(),
                doc.action());
    }

    private static String kind(MethodTree method) {
        Optional<AnnotationTree> log = new Annotations(method.getModifiers()).find("LogMessage");
        if (log.isPresent()) {
            return Annotations.constant(log.get(), "level").orElse("INFO").toLowerCase(Locale.ROOT);
        }
        return method.getReturnType().toString().equals("String") ? "text" : "exception";
    }
}
