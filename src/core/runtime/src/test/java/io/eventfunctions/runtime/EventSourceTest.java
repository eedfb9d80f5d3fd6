package io.eventfunctions.runtime;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The source of the application's events: what is configured, or its name. */
class EventSourceTest {

    @ParameterizedTest
    @CsvSource({
        "orders, /orders",
        "Order Service, /Order%20Service",
        "100%, /100%25",
        "Bücher, /B%C3%BCcher",
        "a:b, /a:b",
        "//host/x, /host/x",
        "a?b#c, /a%3Fb%23c",
        "{app}, /%7Bapp%7D",
    })
    void isTheApplicationsNameAsAPath(String application, String source) {
        assertEquals(source, EventSource.of(Optional.empty(), application).toString());
    }

    @Test
    void isWhatIsConfigured() {
        assertEquals(
                "https://example.com/orders",
                EventSource.of(Optional.of(" https://example.com/orders "), "Order Service")
                        .toString());
    }

    @Test
    void isRefusedUnderItsKeyIfItIsNotAUri() {
        String message = assertThrows(
                        IllegalStateException.class, () -> EventSource.of(Optional.of("my orders"), "orders"))
                .getMessage();
        assertTrue(
                message.startsWith(
                        "EVF0310: Invalid value 'my orders' for quarkus.event-functions.source: expected a URI reference"),
                message);
    }
}
