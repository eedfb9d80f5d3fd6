package io.eventfunctions.crash;

import java.time.Duration;

import io.eventfunctions.spi.DeduplicationStore.Claim;

/**
 * What the file of one event and function says. Times are milliseconds since the epoch.
 *
 * @param token that of the latest claim
 * @param until when the claim lapses, or when what is completed may be forgotten
 * @param window for how long the event is remembered afterwards, in milliseconds
 * @param attempted whether the event may have been attempted before the latest claim, or under it if that is released
 */
record StoredClaim(long token, State state, long until, long window, boolean attempted) {

    /** What has become of the latest claim. */
    enum State {
        HELD,
        RELEASED,
        COMPLETED
    }

    static StoredClaim parse(String line) {
        String[] fields = line.strip().split(" ");
        return new StoredClaim(
                Long.parseLong(fields[0]),
                State.valueOf(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Boolean.parseBoolean(fields[4]));
    }

    String line() {
        return "%d %s %d %d %s".formatted(token, state, until, window, attempted);
    }

    boolean isHeldAt(long now) {
        return state == State.HELD && now < until;
    }

    boolean isCompletedAt(long now) {
        return state == State.COMPLETED && now < until;
    }

    boolean isForgottenAt(long now) {
        return now >= (state == State.COMPLETED ? until : until + window);
    }

    /** Whether the claim is the latest one, and neither completed nor released. */
    boolean isOf(Claim claim) {
        return state == State.HELD && token == claim.token();
    }

    /** The claim that follows this one. */
    StoredClaim next(long now, Duration expiry, Duration newWindow) {
        return new StoredClaim(
                token + 1, State.HELD, now + expiry.toMillis(), newWindow.toMillis(), attempted || state == State.HELD);
    }

    StoredClaim renewed(long now, Duration expiry) {
        return new StoredClaim(token, state, now + expiry.toMillis(), window, attempted);
    }

    StoredClaim completed(long now, Duration newWindow) {
        return new StoredClaim(token, State.COMPLETED, now + newWindow.toMillis(), newWindow.toMillis(), true);
    }

    StoredClaim released(long now, boolean wasAttempted) {
        return new StoredClaim(token, State.RELEASED, now, window, wasAttempted);
    }
}
