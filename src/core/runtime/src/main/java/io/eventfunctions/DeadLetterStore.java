package io.eventfunctions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Looks at the dead letters of one transport: a CDI bean qualified with {@code @Identifier} and the connector's name.
 */
public interface DeadLetterStore {

    /**
     * Where a channel's dead letters are.
     *
     * @param channel the dead-letter channel
     * @param attributes the attributes of the outgoing channel that carries them
     */
    record Place(String channel, Map<String, String> attributes) {}

    /** The letters that have not been removed, oldest first; blocks. */
    List<DeadLetter> read(Place place, int limit);

    /** Removes a letter that has been sent back; {@link #read} doesn't show it any more. */
    CompletionStage<Void> remove(Place place, DeadLetter letter);
}
