package io.eventfunctions.spi;

/**
 * What a connector completes the {@code nack} of a message with if the message's channel is to halt. No other failure of an
 * acknowledgement or a rejection halts a channel, except that of Reactive Messaging's own strategy {@code fail}, which hands back the
 * exception that it was given.
 */
public final class HaltChannelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A wish to halt.
     *
     * @param reason why; {@link io.eventfunctions.Channels} and the health check show it
     */
    public HaltChannelException(Throwable reason) {
        super(reason.toString(), reason);
    }
}
