package io.eventfunctions.docs;

import java.util.List;
import java.util.Optional;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;

/** The annotations of a declaration that is parsed only: names are not resolved, and values are literals. */
record Annotations(List<? extends AnnotationTree> all) {

    Annotations(ModifiersTree modifiers) {
        this(modifiers.getAnnotations());
    }

    /** The annotation with a simple name. */
    Optional<AnnotationTree> find(String simpleName) {
        for (AnnotationTree annotation : all) {
            if (simpleName(annotation.getAnnotationType()).equals(simpleName)) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }

    /** The text of an element, a literal or several that are concatenated. */
    static Optional<String> text(AnnotationTree annotation, String element) {
        return value(annotation, element).map(Annotations::text);
    }

    /** The whole number of an element. */
    static Optional<Integer> number(AnnotationTree annotation, String element) {
        return value(annotation, element).map(value -> (Integer) ((LiteralTree) value).getValue());
    }

    /** The simple name of the enum constant of an element. */
    static Optional<String> constant(AnnotationTree annotation, String element) {
        return value(annotation, element).map(Annotations::simpleName);
    }

    /** Whether an element is the constant of that simple name, and not a literal. */
    static boolean hasConstant(AnnotationTree annotation, String element, String name) {
        return value(annotation, element)
                .filter(value -> !(value instanceof LiteralTree))
                .filter(value -> simpleName(value).equals(name))
                .isPresent();
    }

    private static Optional<ExpressionTree> value(AnnotationTree annotation, String element) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment) {
                if (simpleName(assignment.getVariable()).equals(element)) {
                    return Optional.of(assignment.getExpression());
                }
            } else if (element.equals("value")) {
                return Optional.of(argument);
            }
        }
        return Optional.empty();
    }

    private static String text(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return (String) literal.getValue();
        }
        if (expression instanceof ParenthesizedTree parentheses) {
            return text(parentheses.getExpression());
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        throw new IllegalArgumentException(expression + " is not a string literal");
    }

    private static String simpleName(Tree name) {
        return name instanceof MemberSelectTree qualified
                ? qualified.getIdentifier().toString()
                : ((IdentifierTree) name).getName().toString();
    }
}
