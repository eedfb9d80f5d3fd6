package io.eventfunctions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.smallrye.mutiny.Uni;

/** Looks at dead letters and sends them back to the function that failed; inject it. */
public interface DeadLetters {

    /**
     * What to send back.
     *
     * @param positions the letters; empty for all
     * @param function only those of this function, if given
     * @param dryRun whether to tell what would be sent, and send nothing
     * @param perSecond the greatest number of letters a second; 0 for as fast as the broker takes them
     */
    record Redrive(Set<String> positions, Optional<String> function, boolean dryRun, double perSecond) {

        /** Everything, at once. */
        public static Redrive all() {
            return new Redrive(Set.of(), Optional.empty(), false, 0);
        }
    }

    /**
     * What was done.
     *
     * @param sent positions of the letters that were sent back, or would be in a dry run
     * @param refused positions of the letters that were not, each with the reason
     */
    record Report(List<String> sent, Map<String, String> refused) {}

    /** The channels that dead letters go to, sorted. */
    Set<String> channels();

    /**
     * The letters of a channel that have not been sent back, oldest first.
     *
     * @param limit the greatest number, at least 1
     * @return fails with an {@link IllegalArgumentException} if the channel holds no dead letters or its transport can't be
     *     looked at, else with the transport's failure
     */
    Uni<List<DeadLetter>> list(String channel, int limit);

    /** One letter; fails as {@link #list} does. */
    Uni<Optional<DeadLetter>> find(String channel, String position);

    /**
     * Sends letters back to the channel that they came from, each only for the function that failed. A letter counts as sent
     * once the broker has confirmed it. One that has been sent back as often as allowed, that no function failed with, or to
     * whose channel nothing can be sent, is refused. Letters that arrive meanwhile are left for the next time.
     *
     * <p>One application sends the letters of a channel back one redrive at a time; a dry run is always possible. Several
     * processes of it know nothing of each other: if two of them redrive one channel at once, a letter may be sent twice, as
     * it may if the process ends between sending a letter and removing it.
     *
     * @return fails as {@link #list} does, and with a {@link RedriveInProgressException} while another redrive of the channel
     *     is under way; what was sent before a failure stays sent
     */
    Uni<Report> redrive(String channel, Redrive redrive);
}
