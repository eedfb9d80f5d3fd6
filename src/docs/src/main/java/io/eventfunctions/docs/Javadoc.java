package io.eventfunctions.docs;

import java.util.List;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import org.jspecify.annotations.Nullable;

/**
 * The javadoc of a message: {@code Meaning. Action: what to do.}
 *
 * @param meaning what the message means; empty if there is no javadoc
 * @param action what to do; empty if the javadoc has no {@code Action:}
 */
record Javadoc(String meaning, String action) {

    private static final String ACTION = "Action:";

    static Javadoc of(@Nullable DocCommentTree comment) {
        String text = comment == null ? "" : markdown(comment.getFullBody());
        int action = text.indexOf(ACTION);
        return action < 0
                ? new Javadoc(text, "")
                : new Javadoc(
                        text.substring(0, action).strip(),
                        text.substring(action + ACTION.length()).strip());
    }

    static String firstSentence(@Nullable DocCommentTree comment) {
        return comment == null ? "" : markdown(comment.getFirstSentence());
    }

    private static String markdown(List<? extends DocTree> parts) {
        StringBuilder text = new StringBuilder();
        for (DocTree part : parts) {
            if (part instanceof TextTree plain) {
                text.append(plain.getBody());
            } else if (part instanceof LiteralTree literal) {
                text.append('`').append(literal.getBody().getBody()).append('`');
            } else if (part instanceof LinkTree link) {
                text.append('`').append(link.getReference()).append('`');
            } else {
                text.append(part);
            }
        }
        return String.join(" ", text.toString().strip().split("\\s+"));
    }
}
