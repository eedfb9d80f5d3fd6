package io.eventfunctions.sam.deployment.template;

import java.util.regex.Pattern;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;

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
            problems.add(
                    "EVF0975 %s=%s is the name of a standard %s: that of a FIFO %s ends with .fifo, and others may not look like it",
                    key, name, kind, kind);
        } else if (!ALLOWED.matcher(name).matches()) {
            problems.add(
                    "EVF0977 %s=%s can't be the name of a %s: it consists of letters, digits, - and _, and perhaps .fifo at its end",
                    key, name, kind);
        }
        if (isTooLong(name, longest)) {
            problems.add(
                    "EVF0977 %s=%s is longer than AWS allows: with %d characters for the environment the name of a %s has %d at most",
                    key, name, Template.PREFIX_LENGTH, kind, longest);
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
