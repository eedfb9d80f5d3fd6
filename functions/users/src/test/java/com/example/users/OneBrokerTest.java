package com.example.users;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The application can use Kafka and SQS; only the broker of its profile is started. */
@QuarkusTest
class OneBrokerTest {

    private static final Map<String, String> ADDRESSES = Map.of(
            "smallrye-kafka", "kafka.bootstrap.servers",
            "smallrye-sqs", "quarkus.sqs.endpoint-override");

    private final Config config = ConfigProvider.getConfig();

    @Test
    void onlyTheBrokerThatTheChannelsUseIsThere() {
        String used = config.getValue("mp.messaging.outgoing.emails.connector", String.class);
        Set<String> started = ADDRESSES.keySet().stream()
                .filter(connector -> config.getOptionalValue(ADDRESSES.get(connector), String.class)
                        .isPresent())
                .collect(Collectors.toSet());
        assertEquals(Set.of(used), started);
        assertEquals(1, javaProcesses());
    }

    /** A broker is a Java process that the tests' own one has started. */
    private static long javaProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .count();
    }
}
