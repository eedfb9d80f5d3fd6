package io.eventfunctions.lambda;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The format of a function's log. */
class LambdaLoggingConfigSourceTest {

    private static final Map<String, String> JSON = Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON");

    @Test
    void isWhatTheDeploymentWants() {
        assertTrue(isJson(new SmallRyeConfigBuilder().withSources(LambdaLoggingConfigSource.source(JSON))));
        assertNull(LambdaLoggingConfigSource.source(Map.of("AWS_LAMBDA_LOG_FORMAT", "Text"))
                .getValue(LambdaLoggingConfigSource.JSON));
        assertNull(LambdaLoggingConfigSource.source(Map.of()).getValue(LambdaLoggingConfigSource.JSON));
    }

    @Test
    void hasNoBannerOnLambda() {
        assertEquals(
                "false",
                LambdaLoggingConfigSource.source(Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001"))
                        .getValue("quarkus.banner.enabled"));
        assertTrue(LambdaLoggingConfigSource.source(Map.of()).getPropertyNames().isEmpty());
    }

    @Test
    void isWhatTheApplicationWantsIfItSaysSo() {
        assertFalse(isJson(new SmallRyeConfigBuilder()
                .withSources(
                        LambdaLoggingConfigSource.source(JSON),
                        new PropertiesConfigSource(
                                Map.of(LambdaLoggingConfigSource.JSON, "false"), "application.properties", 0))));
    }

    private static boolean isJson(SmallRyeConfigBuilder builder) {
        SmallRyeConfig config = builder.build();
        return config.getValue(LambdaLoggingConfigSource.JSON, Boolean.class);
    }
}
