package io.eventfunctions.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.PolicyReader;
import io.eventfunctions.spi.ContentMode;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which keys are ours, on each level. */
class DeliveryKeysTest {

    private final Map<String, String> user =
            new HashMap<>(Map.of("mp.messaging.incoming.users.connector", "smallrye-kafka"));
    private final ChannelSettings settings =
            new ChannelSettings(name -> Optional.ofNullable(user.get(name)), user::keySet);

    @Test
    void anUnknownKeyIsRefusedOnEveryLevel() {
        assertRefused("mp.messaging.incoming.users.delivery.retries");
        assertRefused("mp.messaging.incoming.users.delivery.timeout.ms");
        assertRefused("mp.messaging.connector.smallrye-kafka.delivery.retries");
        assertRefused("quarkus.event-functions.delivery.retries");
    }

    @Test
    void kafkasOwnDeliveryTimeoutIsNoneOfOurs() {
        user.put("mp.messaging.connector.smallrye-kafka.delivery.timeout.ms", "30000");
        user.put("mp.messaging.outgoing.emails.delivery.timeout.ms", "30000");
        assertDoesNotThrow(this::policy);
        assertDoesNotThrow(this::outgoing);
    }

    @Test
    void aPublicationEndsAfterHalfAMinuteUnlessTheChannelSaysOtherwise() {
        assertEquals(Duration.ofSeconds(30), outgoing().timeout());
        user.put("mp.messaging.outgoing.emails.delivery.timeout", "5s");
        assertEquals(Duration.ofSeconds(5), outgoing().timeout());
    }

    @Test
    void aPublicationCannotBeGivenNoTimeAtAll() {
        for (String value : List.of("0", "-1s", "soon")) {
            user.put("mp.messaging.outgoing.emails.delivery.timeout", value);
            String message =
                    assertThrows(IllegalStateException.class, this::outgoing).getMessage();
            assertTrue(
                    message.startsWith("EVF0310: Invalid value '" + value
                            + "' for mp.messaging.outgoing.emails.delivery.timeout: expected a duration"),
                    message);
        }
    }

    @Test
    void aConnectorsContentModeHoldsForTheChannelsThatNameNone() {
        user.put("mp.messaging.connector.smallrye-kafka.delivery.mode", "structured");
        assertEquals(ContentMode.STRUCTURED, outgoing().mode());
        user.put("mp.messaging.outgoing.emails.delivery.mode", "binary");
        assertEquals(ContentMode.BINARY, outgoing().mode());
    }

    @Test
    void aContentModeThatDoesNotExistIsRefusedUnderTheKeyThatSetsIt() {
        String key = "mp.messaging.connector.smallrye-kafka.delivery.mode";
        user.put(key, "text");
        String message =
                assertThrows(IllegalStateException.class, this::outgoing).getMessage();
        assertEquals("EVF0310: Invalid value 'text' for " + key + ": expected structured or binary", message);
    }

    @Test
    void spacesAroundAValueAreNotPartOfIt() {
        user.put("mp.messaging.incoming.users.delivery.dead-letter", "letters ");
        user.put("mp.messaging.incoming.users.delivery.ordering", " none");
        user.put("mp.messaging.outgoing.emails.delivery.mode", " structured ");
        assertEquals(Optional.of("letters"), policy().deadLetter());
        assertEquals(DeliveryPolicy.Ordering.NONE, policy().ordering());
        assertEquals(ContentMode.STRUCTURED, outgoing().mode());
    }

    private OutgoingSettings outgoing() {
        return OutgoingSettings.read("emails", "smallrye-kafka", settings, Clock.systemUTC());
    }

    private void assertRefused(String key) {
        user.put(key, "4");
        String message = assertThrows(IllegalStateException.class, this::policy).getMessage();
        assertTrue(message.startsWith("EVF0311: Unknown key " + key + ":"), message);
        user.remove(key);
    }

    private DeliveryPolicy policy() {
        return PolicyReader.read("users", settings.delivery("users"));
    }
}
