package io.eventfunctions.aws;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Why a channel cannot reach its queue: the reason, not what follows from it. */
class UnreachableChannelsTest {

    private static final String REFUSED = "orders: Connection refused: /127.0.0.1:9324";
    private static final String NO_CONNECTION =
            "orders: Acquire operation took longer than the configured maximum time.";

    private final UnreachableChannels channels = new UnreachableChannels();

    @Test
    void aLackOfConnectionsDoesNotReplaceTheReasonForIt() {
        assertTrue(channels.begin("orders", REFUSED));
        assertFalse(channels.begin("orders", NO_CONNECTION));
        assertEquals(REFUSED, reason());
    }

    @Test
    void anotherReasonReplacesTheFirstOne() {
        channels.begin("orders", NO_CONNECTION);
        channels.begin("orders", REFUSED);
        assertEquals(REFUSED, reason());
        channels.begin("orders", "orders: Access denied");
        assertEquals("orders: Access denied", reason());
    }

    @Test
    void aChannelThatIsReachableAgainHasNoReason() {
        channels.begin("orders", REFUSED);
        assertTrue(channels.end("orders"));
        assertFalse(channels.end("orders"));
        assertTrue(channels.getReadiness().getChannels().isEmpty());
    }

    private String reason() {
        return channels.getReadiness().getChannels().get(0).getMessage();
    }
}
