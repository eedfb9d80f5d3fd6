package io.eventfunctions.http;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PublishableChannelsTest {

    private static final Set<String> EXISTING = Set.of("users", "emails");

    @Test
    void inDevModeAndTestsEveryChannelIsOpen() {
        assertDoesNotThrow(() -> new PublishableChannels(true, Set.of()).require("users", EXISTING));
    }

    @Test
    void inProductionOnlyTheNamedOnesAre() {
        PublishableChannels open = new PublishableChannels(false, Set.of("users"));
        assertDoesNotThrow(() -> open.require("users", EXISTING));
        assertEquals(404, refused(open, "emails").status().code());
    }

    @Test
    void aChannelThatIsNotThereIsNotFound() {
        assertEquals(
                404,
                refused(new PublishableChannels(true, Set.of()), "nowhere")
                        .status()
                        .code());
        assertEquals(
                404,
                refused(new PublishableChannels(false, Set.of("nowhere")), "nowhere")
                        .status()
                        .code());
    }

    @Test
    void productionDoesNotTellWhichChannelsThereAre() {
        assertFalse(
                refused(new PublishableChannels(false, Set.of()), "x").detail().contains("users"));
    }

    private static ProblemDetails refused(PublishableChannels open, String channel) {
        return assertThrows(ProblemException.class, () -> open.require(channel, EXISTING))
                .problem();
    }
}
