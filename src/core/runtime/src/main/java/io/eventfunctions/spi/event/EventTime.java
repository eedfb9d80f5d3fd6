package io.eventfunctions.spi.event;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

import io.cloudevents.types.Time;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes times of RFC 3339. Nearly every sender writes them in one form, with fixed positions, which is read and written without
 * the general formatter: that costs more than all other attributes together.
 */
final class EventTime {

    private static final int SECONDS_END = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final int MOST_DIGITS = 9;
    private static final int BASE = 10;
    private static final int THOUSAND = 1_000;
    private static final int TENTH_OF_SECOND = 100_000_000;
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST = 40;

    private EventTime() {}

    /** The time, or {@code null} if the text is not one. */
    static @Nullable OffsetDateTime parse(String text) {
        try {
            OffsetDateTime time = usualForm(text);
            return time != null ? time : OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The text of a time, with as many digits of the second's fraction as it needs. */
    static String text(OffsetDateTime time) {
        int year = time.getYear();
        if (year < 0 || year > LAST_YEAR) {
            return Time.writeTime(time);
        }
        StringBuilder text = new StringBuilder(LONGEST);
        digits(text, year, THOUSAND).append('-');
        digits(text, time.getMonthValue(), BASE).append('-');
        digits(text, time.getDayOfMonth(), BASE).append('T');
        digits(text, time.getHour(), BASE).append(':');
        digits(text, time.getMinute(), BASE).append(':');
        digits(text, time.getSecond(), BASE);
        int nanos = time.getNano();
        if (nanos > 0) {
            digits(text.append('.'), nanos, TENTH_OF_SECOND);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append(time.getOffset().getId()).toString();
    }

    /** All digits of a number, from that of the highest place. */
    private static StringBuilder digits(StringBuilder text, int number, int highest) {
        for (int place = highest; place > 0; place /= BASE) {
            text.append((char) ('0' + number / place % BASE));
        }
        return text;
    }

    /** The time in the form {@code 2026-01-31T12:00:00.123Z} or {@code 2026-01-31T12:00:00+01:00}; {@code null} if it has another. */
    private static @Nullable OffsetDateTime usualForm(String text) {
        if (text.length() <= SECONDS_END
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        if ((year | month | day | hour | minute | second) < 0) {
            return null;
        }
        int at = SECONDS_END;
        int nanos = 0;
        if (text.charAt(at) == '.') {
            int begin = ++at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == begin || at - begin > MOST_DIGITS) {
                return null;
            }
            nanos = number(text, begin, at);
            for (int digits = at - begin; digits < MOST_DIGITS; digits++) {
                nanos *= BASE;
            }
        }
        ZoneOffset offset = offset(text, at);
        return offset == null ? null : OffsetDateTime.of(year, month, day, hour, minute, second, nanos, offset);
    }

    private static @Nullable ZoneOffset offset(String text, int at) {
        if (at == text.length() - 1 && text.charAt(at) == 'Z') {
            return ZoneOffset.UTC;
        }
        if (at != text.length() - OFFSET_LENGTH || text.charAt(at + 3) != ':') {
            return null;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + OFFSET_LENGTH);
        if ((hours | minutes) < 0) {
            return null;
        }
        return switch (text.charAt(at)) {
            case '+' -> ZoneOffset.ofHoursMinutes(hours, minutes);
            case '-' -> ZoneOffset.ofHoursMinutes(-hours, -minutes);
            default -> null;
        };
    }

    /** The number that the digits make, or -1 if one of them is not a digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * BASE + c - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
