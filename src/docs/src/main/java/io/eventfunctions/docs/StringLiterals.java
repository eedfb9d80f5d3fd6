package io.eventfunctions.docs;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;

/** Finds codes in string literals, which belong into message interfaces only. */
final class StringLiterals extends TreeScanner<Void, CompilationUnitTree> {

    private static final Pattern CODE = Pattern.compile("EVF\\d{4}");

    private final MainSources sources;
    private final Map<String, Set<String>> found = new TreeMap<>();

    private StringLiterals(MainSources sources) {
        this.sources = sources;
    }

    /** The literals with a code outside of message interfaces, by module. */
    static Map<String, Set<String>> withCode(MainSources sources) {
        StringLiterals literals = new StringLiterals(sources);
        sources.units().forEach(unit -> literals.scan(unit, unit));
        return literals.found;
    }

    @Override
    public Void visitClass(ClassTree type, CompilationUnitTree unit) {
        Annotations annotations = new Annotations(type.getModifiers());
        boolean messages = annotations.find("MessageLogger").isPresent()
                || annotations.find("MessageBundle").isPresent();
        return messages ? null : super.visitClass(type, unit);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, CompilationUnitTree unit) {
        if (literal.getValue() instanceof String text && CODE.matcher(text).find()) {
            found.computeIfAbsent(sources.module(unit), module -> new TreeSet<>())
                    .add(text);
        }
        return null;
    }
}
