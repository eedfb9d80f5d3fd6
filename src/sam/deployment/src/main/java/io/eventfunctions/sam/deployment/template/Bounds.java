package io.eventfunctions.sam.deployment.template;

import java.time.Duration;

import io.eventfunctions.sam.deployment.Mistakes;

/** Tells of values that are out of bounds: the key, the value and what is allowed. */
final class Bounds {

    private final Mistakes mistakes;

    Bounds(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void number(String key, int value, int least, int greatest, String whose) {
        if (value < least || value > greatest) {
            mistakes.add("EVF0973 %s=%d is not possible; %s allows %d to %d", key, value, whose, least, greatest);
        }
    }

    /** AWS counts in whole seconds. */
    void duration(String key, Duration value, Duration least, Duration greatest, String whose) {
        if (value.getNano() != 0 || value.compareTo(least) < 0 || value.compareTo(greatest) > 0) {
            mistakes.add(
                    "EVF0973 %s=%s is not possible; %s allows whole seconds from %s to %s",
                    key, text(value), whose, text(least), text(greatest));
        }
    }

    /** As people write durations. */
    static String text(Duration duration) {
        if (duration.toSeconds() % 86_400 == 0 && !duration.isZero() && duration.getNano() == 0) {
            return duration.toDays() + "d";
        }
        if (duration.toSeconds() % 60 == 0 && !duration.isZero() && duration.getNano() == 0) {
            return duration.toMinutes() + "m";
        }
        return duration.getNano() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
