package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.smallrye.reactivemessaging.runtime.ReactiveMessagingConfigBuilderCustomizer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** A native image knows no application.properties, only what Quarkus has recorded of it. */
class RecordedConfigurationTest {

    private static final String CONNECTOR = "mp.messaging.incoming.users.connector";
    private static final String OFFSET = "mp.messaging.incoming.users.auto.offset.reset";
    private static final int ENVIRONMENT = 300;

    private final Map<String, String> recorded = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void theBuildHasRecordedAChannelForTwoProfiles() {
        record(CONNECTOR, "smallrye-kafka");
        recorded.put("%sqs." + CONNECTOR, "smallrye-sqs");
        recorded.put(ChannelNames.INCOMING, "users");
    }

    /** As Quarkus records an attribute: under each of its two names. */
    private void record(String name, String value) {
        recorded.put(name, value);
        recorded.put(name.replace("mp.messaging", "quarkus.messaging"), value);
    }

    @Test
    void aProfileChosenAtTheStartMovesChannels() {
        assertEquals("smallrye-sqs", start("sqs").getRawValue(CONNECTOR));
    }

    @Test
    void soDoesOneOfSeveralProfiles() {
        assertEquals("smallrye-sqs", start("sqs,loud").getRawValue(CONNECTOR));
        assertEquals("smallrye-sqs", start("loud,sqs").getRawValue(CONNECTOR));
    }

    @Test
    void ofTwoProfilesTheLaterOneCounts() {
        recorded.put("%local." + CONNECTOR, "smallrye-in-memory");
        assertEquals("smallrye-in-memory", start("sqs,local").getRawValue(CONNECTOR));
        assertEquals("smallrye-sqs", start("local,sqs").getRawValue(CONNECTOR));
    }

    @Test
    void theBuildsOwnProfileHoldsOtherwise() {
        assertEquals("smallrye-kafka", start("prod").getRawValue(CONNECTOR));
    }

    @Test
    void theEnvironmentGoesBeforeBoth() {
        environment.put(CONNECTOR, "smallrye-kafka");
        assertEquals("smallrye-kafka", start("sqs").getRawValue(CONNECTOR));
        assertEquals("earliest", start("sqs").getRawValue(OFFSET));
    }

    @Test
    void soItDoesUnderQuarkussOwnName() {
        environment.put(CONNECTOR.replace("mp.messaging", "quarkus.messaging"), "smallrye-kafka");
        assertEquals("smallrye-kafka", start("sqs").getRawValue(CONNECTOR));
        assertEquals("earliest", start("sqs").getRawValue(OFFSET));
    }

    @Test
    void channelsHaveTheDefaultsOfTheConnectorTheyMoveTo() {
        assertEquals("earliest", start("prod").getRawValue(OFFSET));
        assertNull(start("sqs").getRawValue(OFFSET));
    }

    @Test
    void whatTheApplicationSaysItselfGoesBeforeTheDefaults() {
        record(OFFSET, "latest");
        assertEquals("latest", start("prod").getRawValue(OFFSET));
    }

    private SmallRyeConfig start(String profile) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultInterceptors();
        builder.withProfile(profile)
                .withSources(
                        new PropertiesConfigSource(recorded, "Runtime Values", 0),
                        new PropertiesConfigSource(environment, "environment", ENVIRONMENT))
                .withCustomizers(new ReactiveMessagingConfigBuilderCustomizer());
        return new ChannelDefaults().configBuilder(builder).build();
    }
}
