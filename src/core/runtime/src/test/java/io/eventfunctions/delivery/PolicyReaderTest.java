package io.eventfunctions.delivery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PolicyReaderTest {

    /** What tells code that it runs in a native image. */
    private static final String IMAGE_CODE = "org.graalvm.nativeimage.imagecode";

    @Test
    void theDefaultsAreThoseOfTheTable() {
        DeliveryPolicy policy = read(Map.of());
        assertEquals(Optional.empty(), policy.ttl());
        assertEquals(DeliveryPolicy.OnExpiry.DISCARD, policy.onExpiry());
        assertEquals(3, policy.retry());
        assertEquals(
                new Backoff(Backoff.Growth.EXPONENTIAL, Duration.ofMillis(200), Duration.ofSeconds(30), 0.2),
                policy.backoff());
        assertEquals(Optional.empty(), policy.timeout());
        assertEquals(Optional.empty(), policy.deadLetter());
        assertEquals(DeliveryPolicy.Ordering.KEY, policy.ordering());
        assertEquals(16, policy.concurrency());
        assertEquals(Optional.empty(), policy.deduplication());
        assertEquals(Duration.ofHours(1), policy.deduplicationWindow());
    }

    @Test
    void everyKeyIsRead() {
        DeliveryPolicy policy = read(Map.of(
                "ttl",
                "15m",
                "on-expiry",
                "dead-letter",
                "retry",
                "0",
                "backoff",
                "linear",
                "timeout",
                "2s",
                "no-retry-on",
                "java.io.IOException",
                "dead-letter",
                "letters",
                "ordering",
                "none",
                "deduplication",
                "memory",
                "deduplication-window",
                "10m"));
        assertEquals(Duration.ofMinutes(15), policy.ttl().orElseThrow());
        assertEquals(DeliveryPolicy.OnExpiry.DEAD_LETTER, policy.onExpiry());
        assertEquals(0, policy.retry());
        assertEquals(Duration.ofSeconds(2), policy.timeout().orElseThrow());
        assertEquals("letters", policy.deadLetter().orElseThrow());
        assertEquals("memory", policy.deduplication().orElseThrow());
    }

    @Test
    void subclassesOfAnExceptionAreNotRetriedEither() {
        DeliveryPolicy policy = read(Map.of("no-retry-on", "java.io.IOException, java.lang.IllegalStateException"));
        assertFalse(policy.isRetryable(new FileNotFoundException()));
        assertFalse(policy.isRetryable(new IllegalStateException()));
        assertTrue(policy.isRetryable(new RuntimeException(new IOException())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttl|soon|duration",
                "ttl|0s|duration",
                "ttl|-1s|duration",
                "on-expiry|explode|discard, dead-letter",
                "retry|-1|whole number from 0",
                "retry|many|whole number from 0",
                "backoff|cubic|exponential, linear, fixed",
                "jitter|2|from 0 to 1",
                "timeout|x|duration",
                "no-retry-on|com.example.Missing|there is no class com.example.Missing",
                "ordering|random|key, channel, none",
                "concurrency|0|whole number from 1",
                "deduplication-window|x|duration",
            })
    void aWrongValueIsReportedWithKeyValueAndWhatIsExpected(String key, String value, String allowed) {
        String message = refused(Map.of(key, value));
        assertTrue(message.contains("'%s' for mp.messaging.incoming.c.delivery.%s: ".formatted(value, key)), message);
        assertTrue(message.contains(allowed), message);
    }

    @Test
    void aNativeImageTakesAnExceptionOnTrustThatItsBuildDidNotKnow() {
        System.setProperty(IMAGE_CODE, "runtime");
        try {
            DeliveryPolicy policy = read(Map.of("no-retry-on", "com.example.Missing, java.io.IOException"));
            assertEquals(Set.of("com.example.Missing", "java.io.IOException"), policy.noRetryOn());
        } finally {
            System.clearProperty(IMAGE_CODE);
        }
    }

    @Test
    void aMisspeltKeyIsTold() {
        String message = refused(Map.of("retries", "4"));
        assertTrue(message.contains("mp.messaging.incoming.c.delivery.retries") && message.contains("retry"), message);
    }

    @Test
    void deadLettersNeedAChannel() {
        assertTrue(refused(Map.of("on-expiry", "dead-letter")).contains("no dead-letter channel"));
    }

    private static String refused(Map<String, String> values) {
        return assertThrows(IllegalStateException.class, () -> read(values)).getMessage();
    }

    private static DeliveryPolicy read(Map<String, String> values) {
        return PolicyReader.read("c", new PolicySettings() {
            @Override
            public Optional<Setting> find(String name) {
                return Optional.ofNullable(values.get(name)).map(value -> setting(name, value));
            }

            @Override
            public Set<Setting> all() {
                return values.entrySet().stream()
                        .map(entry -> setting(entry.getKey(), entry.getValue()))
                        .collect(Collectors.toSet());
            }

            private Setting setting(String name, String value) {
                return new Setting("mp.messaging.incoming.c.delivery." + name, value);
            }
        });
    }
}
