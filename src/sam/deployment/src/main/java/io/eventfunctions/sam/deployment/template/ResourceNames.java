package io.eventfunctions.sam.deployment.template;

import java.util.regex.Pattern;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** The names that queues, topics and functions will have: what they may consist of, and how long they may be. */
public final class ResourceNames {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]+(\\.fifo)?");
    private static final Pattern MEANT_FIFO = Pattern.compile(".*[^A-Za-z0-9.]fifo|.*\\.(?!fifo$)[Ff][Ii][Ff][Oo]");

    private final TemplateProblems problems;

    /** A check that adds to some problems. */
    public ResourceNames(TemplateProblems problems) {
        this.problems = problems;
    }

    /** A name that functions and dashboards may have: other characters become dashes. */
    public static String allowed(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /**
     * Reports a name that a queue or topic can't have.
     *
     * @param kind {@code queue} or {@code topic}
     * @param key the key that gives it the name
     * @param longest the length that AWS allows, the prefix of the environment included
     */
    public void check(String kind, String name, String key, int longest) {
        if (MEANT_FIFO.matcher(name).matches()) {
            problems.add(MESSAGES.looksLikeFifo(name, key, kind));
        } else if (!ALLOWED.matcher(name).matches()) {
            problems.add(MESSAGES.invalidValue(
                    name,
                    key,
                    "a %s name of letters, digits, - and _, with .fifo at its end if it is FIFO".formatted(kind)));
        }
        checkLength(kind, name, key, longest);
    }

    /** Reports a name that is too long; it may be derived from the value of the key. */
    public void checkLength(String kind, String name, String key, int longest) {
        if (isTooLong(name, longest)) {
            problems.add(MESSAGES.nameTooLong(name, kind, longest, Template.PREFIX_LENGTH, "the environment", key));
        }
    }

    /** Whether the name of a queue or topic says that it keeps order. */
    public static boolean isFifo(String name) {
        return name.endsWith(".fifo");
    }

    /** Whether a name is longer than allowed, once the environment is before it. */
    public static boolean isTooLong(String name, int longest) {
        return name.length() + Template.PREFIX_LENGTH > longest;
    }
}
