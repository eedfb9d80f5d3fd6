package io.eventfunctions.http;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class OpenChannelsTest {

    private static final Set<String> EXISTING = Set.of("users", "emails");

    @Test
    void inDevModeAndTestsEveryChannelIsOpen() {
        assertDoesNotThrow(() -> new OpenChannels(true, Set.of()).require("users", EXISTING));
    }

    @Test
    void inProductionOnlyTheNamedOnesAre() {
        OpenChannels open = new OpenChannels(false, Set.of("users"));
        assertDoesNotThrow(() -> open.require("users", EXISTING));
        assertEquals(404, refused(open, "emails").status().code());
    }

    @Test
    void aChannelThatIsNotThereIsNotFound() {
        assertEquals(
                404,
                refused(new OpenChannels(true, Set.of()), "nowhere").status().code());
        assertEquals(
                404,
                refused(new OpenChannels(false, Set.of("nowhere")), "nowhere")
                        .status()
                        .code());
    }

    @Test
    void productionDoesNotTellWhichChannelsThereAre() {
        assertFalse(refused(new OpenChannels(false, Set.of()), "x").detail().contains("users"));
    }

    private static Problem refused(OpenChannels open, String channel) {
        return assertThrows(Problem.Raised.class, () -> open.require(channel, EXISTING))
                .problem();
    }
}
