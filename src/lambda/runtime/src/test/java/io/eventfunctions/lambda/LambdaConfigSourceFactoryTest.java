package io.eventfunctions.lambda;

import java.util.Map;

import io.quarkus.smallrye.reactivemessaging.runtime.ReactiveMessagingConfigBuilderCustomizer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LambdaConfigSourceFactoryTest {

    /** What Quarkus has recorded in a native image. */
    private static final Map<String, String> RECORDED = Map.of(
            ChannelNames.INCOMING,
            "users",
            "mp.messaging.incoming.users.connector",
            "smallrye-kafka",
            "quarkus.messaging.incoming.users.connector",
            "smallrye-kafka",
            "%sqs.mp.messaging.incoming.users.connector",
            "smallrye-sqs");

    @Test
    void invocationsStandInForTheBroker() {
        SmallRyeConfig config = start("prod", Map.of(LambdaEnvironment.RUNTIME_API, "127.0.0.1:9001"));
        assertEquals(LambdaConnector.NAME, config.getRawValue("mp.messaging.incoming.users.connector"));
        assertEquals(
                "smallrye-kafka",
                ChannelSettings.in(config).incomingConnector("users").orElseThrow());
    }

    @Test
    void theBrokerIsThatOfTheProfileInANativeImageToo() {
        SmallRyeConfig config = start("sqs", Map.of(LambdaEnvironment.RUNTIME_API, "127.0.0.1:9001"));
        assertEquals(LambdaConnector.NAME, config.getRawValue("mp.messaging.incoming.users.connector"));
        assertEquals(
                "smallrye-sqs",
                ChannelSettings.in(config).incomingConnector("users").orElseThrow());
    }

    @Test
    void noProducerOfKafkaIsMadeBeforeASnapshot() {
        SmallRyeConfig config = start(
                "prod",
                Map.of(
                        LambdaEnvironment.RUNTIME_API,
                        "127.0.0.1:9001",
                        LambdaEnvironment.INITIALIZATION_TYPE,
                        "snap-start",
                        "mp.messaging.incoming.users.delivery.dead-letter",
                        "letters",
                        "mp.messaging.outgoing.letters.connector",
                        "smallrye-kafka",
                        "mp.messaging.outgoing.letters.lazy-client",
                        "false"));
        assertEquals("true", config.getRawValue("mp.messaging.outgoing.letters.lazy-client"));
        assertEquals("true", config.getRawValue("mp.messaging.outgoing.event-functions-publish-users.lazy-client"));
        assertEquals("true", config.getRawValue("mp.messaging.connector.smallrye-kafka.lazy-client"));
    }

    @Test
    void elsewhereTheBrokerIsPolled() {
        assertEquals("smallrye-kafka", start("prod", Map.of()).getRawValue("mp.messaging.incoming.users.connector"));
    }

    private static SmallRyeConfig start(String profile, Map<String, String> environment) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultInterceptors();
        builder.withProfile(profile)
                .withSources(
                        new PropertiesConfigSource(RECORDED, "Runtime Values", 0),
                        new PropertiesConfigSource(environment, "environment", 300))
                .withCustomizers(new ReactiveMessagingConfigBuilderCustomizer());
        return new LambdaConfigBuilder().configBuilder(builder).build();
    }
}
