package io.eventfunctions.sam.deployment.problem;

import java.time.Duration;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Reports values that are out of range: the key, the value and what is allowed. */
public final class RangeCheck {

    private static final int DAY = 86_400;
    private static final int MINUTE = 60;

    private final TemplateProblems problems;

    /** A check that adds to some problems. */
    public RangeCheck(TemplateProblems problems) {
        this.problems = problems;
    }

    /**
     * Reports a number that is less or greater than allowed.
     *
     * @param who who allows it, such as {@code Lambda}
     */
    public void number(String key, int value, int least, int greatest, String who) {
        if (value < least || value > greatest) {
            problems.add(MESSAGES.invalidValue(value, key, "%d to %d (limits of %s)".formatted(least, greatest, who)));
        }
    }

    /**
     * Reports a duration that is shorter or longer than allowed. AWS counts in whole seconds.
     *
     * @param who who allows it, such as {@code Lambda}
     */
    public void duration(String key, Duration value, Duration shortest, Duration longest, String who) {
        if (value.getNano() != 0 || value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            problems.add(MESSAGES.invalidValue(
                    text(value),
                    key,
                    "whole seconds from %s to %s (limits of %s)".formatted(text(shortest), text(longest), who)));
        }
    }

    /** A duration as configuration has it. */
    private static String text(Duration duration) {
        if (duration.getNano() != 0) {
            return duration.toMillis() + "ms";
        }
        if (!duration.isZero() && duration.toSeconds() % DAY == 0) {
            return duration.toDays() + "d";
        }
        if (!duration.isZero() && duration.toSeconds() % MINUTE == 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toSeconds() + "s";
    }
}
