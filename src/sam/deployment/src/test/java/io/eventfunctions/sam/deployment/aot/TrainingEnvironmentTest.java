package io.eventfunctions.sam.deployment.aot;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.sam.deployment.config.SamConfig;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The application that is trained reaches neither brokers nor AWS, wherever their addresses are configured. */
class TrainingEnvironmentTest {

    @Test
    void addressesInTheConfigurationAreReplaced() {
        assertEquals(
                """
                kafka.bootstrap.servers=127.0.0.1:9
                mp.messaging.connector.smallrye-kafka.bootstrap.servers=127.0.0.1:9
                mp.messaging.outgoing.bills.bootstrap.servers=127.0.0.1:9
                mp.messaging.outgoing.mails.endpoint-override=http://127.0.0.1:9
                quarkus.sqs.endpoint-override=http://127.0.0.1:9""",
                variables(Map.of(
                                "kafka.bootstrap.servers", "kafka.example.com:9092",
                                "mp.messaging.connector.smallrye-kafka.bootstrap.servers", "kafka.example.com:9092",
                                "mp.messaging.outgoing.bills.bootstrap.servers", "kafka.example.com:9092",
                                "mp.messaging.outgoing.bills.topic", "bills",
                                "mp.messaging.outgoing.mails.endpoint-override", "http://sqs.example.com",
                                "quarkus.sqs.endpoint-override", "http://sqs.example.com"))
                        .get("EVENT_FUNCTIONS_SETTINGS"));
    }

    @Test
    void addressesThatAreNotInTheConfigurationLeadNowhereEither() {
        Map<String, String> variables = variables(Map.of());
        assertEquals("127.0.0.1:9", variables.get("KAFKA_BOOTSTRAP_SERVERS"));
        assertEquals("http://127.0.0.1:9", variables.get("AWS_ENDPOINT_URL"));
        assertEquals("training", variables.get("AWS_ACCESS_KEY_ID"));
    }

    @Test
    void theProfileIsTheDeployedOne() {
        assertEquals(
                "sqs",
                variables(Map.of("quarkus.event-functions.sam.profile", "sqs")).get("QUARKUS_PROFILE"));
    }

    @Test
    void theApplicationHasTheVariablesThatItNeedsToStart() {
        assertEquals(
                "jdbc:h2:mem:",
                variables(Map.of("quarkus.event-functions.sam.aot.training-environment.DATABASE_URL", "jdbc:h2:mem:"))
                        .get("DATABASE_URL"));
    }

    private static Map<String, String> variables(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("quarkus.event-functions.sam.packaging", "aot");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SamConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        return new TrainingEnvironment(config.getConfigMapping(SamConfig.class), config, false)
                .variables(Path.of("classes"));
    }
}
