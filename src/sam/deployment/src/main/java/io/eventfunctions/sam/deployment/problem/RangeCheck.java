package io.eventfunctions.sam.deployment.problem;

import java.time.Duration;

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
            problems.add("EVF0973 %s=%d is not possible; %s allows %d to %d", key, value, who, least, greatest);
        }
    }

    /**
     * Reports a duration that is shorter or longer than allowed. AWS counts in whole seconds.
     *
     * @param who who allows it, such as {@code Lambda}
     */
    public void duration(String key, Duration value, Duration shortest, Duration longest, String who) {
        if (value.getNano() != 0 || value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
            problems.add(
                    "EVF0973 %s=%s is not possible; %s allows whole seconds from %s to %s",
                    key, text(value), who, text(shortest), text(longest));
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
