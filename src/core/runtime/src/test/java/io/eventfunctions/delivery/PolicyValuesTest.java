package io.eventfunctions.delivery;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Each kind of wrong value is answered with the key, the value and what is allowed. */
class PolicyValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ttl                  | soon               | a duration such as 500ms, 30s or 15m
            ttl                  | 0s                 | a duration such as 500ms, 30s or 15m
            timeout              | 0                  | a duration such as 500ms, 30s or 15m
            backoff-delay        | -1s                | a duration such as 500ms, 30s or 15m
            backoff-max          | 0s                 | a duration such as 500ms, 30s or 15m
            deduplication-window | a while            | a duration such as 500ms, 30s or 15m
            on-expiry            | drop               | discard, dead-letter
            retry                | -1                 | a whole number from 0 to 100000
            retry                | many               | a whole number from 0 to 100000
            backoff              | quadratic          | exponential, linear, fixed
            jitter               | 1.5                | a number from 0 to 1
            jitter               | some               | a number from 0 to 1
            ordering             | topic              | key, channel, none
            concurrency          | 0                  | a whole number from 1 to 100000
            no-retry-on          | com.example.NoSuch | names of exception classes, separated by commas; there is no class com.example.NoSuch
            """)
    void aWrongValueIsNamedWithWhatIsAllowed(String name, String value, String allowed) {
        PolicySettings.Setting wrong = new PolicySettings.Setting("mp.messaging.incoming.in.delivery." + name, value);
        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> PolicyReader.read("in", only(wrong)));
        assertEquals(
                "EVF0310: Invalid value '%s' for %s: expected %s".formatted(value, wrong.key(), allowed),
                failure.getMessage());
    }

    private static PolicySettings only(PolicySettings.Setting setting) {
        return new PolicySettings() {
            @Override
            public Optional<Setting> find(String name) {
                return setting.key().endsWith("." + name) ? Optional.of(setting) : Optional.empty();
            }

            @Override
            public Set<Setting> all() {
                return Set.of(setting);
            }
        };
    }
}
