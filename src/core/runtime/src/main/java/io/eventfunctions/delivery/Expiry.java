package io.eventfunctions.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Extensions;

/**
 * The first step: whether an event's time is over. Asked until the event's first attempt, in any reception, and never afterwards, so that no
 * attempted event is lost without a dead letter.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/expirytime.md">CloudEvents expiry time
 *     extension</a>
 */
final class Expiry {

    private static final int NANOS_OF_SECOND = 1_000_000_000;

    private final Duration ttl;
    private final Clock clock;

    Expiry(Optional<Duration> ttl, Clock clock) {
        this.ttl = ttl.orElse(null);
        this.clock = clock;
    }

    /**
     * Whether the time is over.
     *
     * @param sent when the broker got the event, or {@code null}; stands in for a missing {@code time}, and for that of an
     *     event that was sent back from the dead letters
     */
    boolean isOver(CloudEvent event, OffsetDateTime sent) {
        Object expiryTime = event.getExtension(Extensions.EXPIRY_TIME);
        if (ttl == null && expiryTime == null) {
            return false;
        }
        Instant now = clock.instant();
        return ttl != null && isOlder(begin(event, sent), now)
                || expiryTime != null && instant(expiryTime).map(now::isAfter).orElse(false);
    }

    /** Compares without a new object, because it is asked for every event. */
    private boolean isOlder(OffsetDateTime begin, Instant now) {
        if (begin == null) {
            return false;
        }
        long seconds = now.getEpochSecond() - begin.toEpochSecond();
        int nanos = now.getNano() - begin.getNano();
        if (nanos < 0) {
            seconds--;
            nanos += NANOS_OF_SECOND;
        }
        return seconds > ttl.getSeconds() || seconds == ttl.getSeconds() && nanos > ttl.getNano();
    }

    private static OffsetDateTime begin(CloudEvent event, OffsetDateTime sent) {
        boolean again = event.getExtension(Extensions.DEAD_LETTER_REDRIVES) != null;
        return event.getTime() == null || again && sent != null ? sent : event.getTime();
    }

    /** An expiry time that is none is ignored: it was not ours to refuse the event for it. */
    private static Optional<Instant> instant(Object expiryTime) {
        if (expiryTime instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        try {
            return Optional.of(OffsetDateTime.parse(expiryTime.toString()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
