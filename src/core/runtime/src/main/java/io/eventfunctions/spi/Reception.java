package io.eventfunctions.spi;

import java.util.concurrent.CompletionStage;

/**
 * Stops and restarts the reception of a connector's channels. It is optional: a CDI bean qualified with {@code @Identifier} and the
 * connector's name, as the {@link EventCodec}. Without one, a paused channel asks for no more messages, and a halted channel cancels its
 * stream, so that it receives again only after a restart of the application.
 *
 * <p>Methods are called on any thread, one at a time for each channel, and must not block.
 */
public interface Reception {

    /**
     * Receives nothing more from the broker. Messages that were received before are still taken, and can be settled. A channel that
     * does not receive stays as it is.
     */
    void pause(String channel);

    /** Receives again after {@link #pause} or {@link #release}. */
    void resume(String channel);

    /**
     * Gives every message back that was received and not settled, so that the broker redelivers it soon, to this process or to another
     * one. It follows {@link #pause} when the channel has been halted and no delivery is at work any more. Their leases are over
     * afterwards.
     *
     * @return completes when that is done, or when it has failed; it never fails
     */
    CompletionStage<Void> release(String channel);
}
