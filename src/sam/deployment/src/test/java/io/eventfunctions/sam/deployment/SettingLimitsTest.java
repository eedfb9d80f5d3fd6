package io.eventfunctions.sam.deployment;

import java.util.List;

import jakarta.enterprise.inject.spi.DeploymentException;

import io.smallrye.config.ConfigValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.sam.deployment.config.SamConfig.DeploymentPreference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The limit of each setting is allowed, and what is beyond it is a problem. */
class SettingLimitsTest {

    private static final String SAM = "quarkus.event-functions.sam.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sqs | channels.users.batch-size | 10000 | 10001 | 1 to 10000
            sqs | channels.users.batch-window | 5m | 301s | whole seconds from 0s to 5m
            sqs | channels.users.maximum-concurrency | 1000 | 1001 | 2 to 1000
            sqs | channels.users.reserved-concurrency | 100000 | 100001 | 0 to 100000
            sqs | timeout | 15m | 901s | whole seconds from 1s to 15m
            sqs | memory | 10240 | 10241 | 128 to 10240
            sqs | memory | 128 | 127 | 128 to 10240
            msk | channels.users.timeout | 14m | 841s | whole seconds from 1s to 14m
            msk | channels.users.maximum-offset-lag | 0 | -1 | 0 to 2147483647
            streams | channels.clicks.batch-size | 10000 | 10001 | 1 to 10000
            streams | channels.clicks.maximum-record-age | 7D | 604801s | whole seconds from 1m to 7d
            streams | channels.clicks.maximum-record-age | 60s | 59s | whole seconds from 1m to 7d
            streams | channels.clicks.maximum-retry-attempts | 10000 | 10001 | 0 to 10000
            streams | channels.clicks.maximum-iterator-age | 365D | 366D | whole seconds from 0s to 365d
            """)
    void theLimitOfASetting(String sample, String key, String allowed, String refused, String expected) {
        SampleApplication application = SampleApplication.named(sample);
        if (key.endsWith("batch-size")) {
            application = application.with(SAM + key.replace("batch-size", "batch-window"), "5s");
        }
        application.with(SAM + key, allowed).generate();
        String messages = messages(application.with(SAM + key, refused));
        String setting = key.substring(key.lastIndexOf('.') + 1);
        assertTrue(messages.contains(setting + ": expected " + expected + " (limits of "), messages);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sns-filter | alerts | topic | topic | 239
            streams | clicks | stream | stream | 128
            streams | changes | table | table | 255
            eventbridge | orders | bus | bus | 256
            msk | users | topic | topic | 249
            msk | users | group.id | consumer group | 200
            """)
    void theLongestName(String sample, String channel, String attribute, String kind, int longest) {
        SampleApplication application = SampleApplication.named(sample);
        String key = "mp.messaging.incoming.%s.%s".formatted(channel, attribute);
        application.with(key, "n".repeat(longest)).generate();
        String messages = messages(application.with(key, "n".repeat(longest + 1)));
        assertTrue(messages.contains(kind) && messages.contains(key), messages);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sns-filter | alerts | topic | a topic name of letters, digits, - and _
            streams | clicks | stream | a stream name of 1 to 128 letters, digits, _, . and -
            streams | changes | table | a table name of 3 to 255 letters, digits, _, . and -
            eventbridge | orders | bus | a bus name of 1 to 256 letters, digits, _, ., / and -
            msk | users | topic | a topic name of 1 to 249 letters, digits, ., _ and -
            msk | users | group.id | a consumer group of letters, digits and /*:_+=.@- (limits of Lambda)
            """)
    void aNameThatAwsDoesNotKnow(String sample, String channel, String attribute, String expected) {
        String key = "mp.messaging.incoming.%s.%s".formatted(channel, attribute);
        String messages = messages(SampleApplication.named(sample).with(key, "a b"));
        assertTrue(
                messages.contains("EVF1173: Invalid value 'a b' for %s: expected %s".formatted(key, expected)),
                messages);
    }

    @Test
    void theConsumerGroupsOfSeveralTopics() {
        SampleApplication application = SampleApplication.named("msk").without("mp.messaging.incoming.users.group.id");
        String messages = messages(application.with("mp.messaging.incoming.users.topics", "a," + "b".repeat(200)));
        assertTrue(
                messages.contains(
                        "of a consumer group is too long: expected at most 200 characters, 17 of them for the environment"),
                messages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "Canary10Percent5Minutes", "canary-20-percent-5-minutes"})
    void aDeploymentPreferenceThatCodeDeployDoesNotKnow(String value) {
        String message = assertThrows(ConfigValidationException.class, () -> SampleApplication.named("sqs")
                        .with(SAM + "deployment-preference", value)
                        .generate())
                .getMessage();
        assertTrue(message.contains(SAM + "deployment-preference"), message);
        assertTrue(message.contains("canary-10-percent-5-minutes"), message);
    }

    @Test
    void deploymentPreferencesAreCalledAsInSam() {
        assertEquals(
                List.of(
                        "Canary10Percent5Minutes",
                        "Canary10Percent10Minutes",
                        "Canary10Percent15Minutes",
                        "Canary10Percent30Minutes",
                        "Linear10PercentEvery1Minute",
                        "Linear10PercentEvery2Minutes",
                        "Linear10PercentEvery3Minutes",
                        "Linear10PercentEvery10Minutes",
                        "AllAtOnce"),
                List.of(DeploymentPreference.values()).stream()
                        .map(DeploymentPreference::type)
                        .toList());
    }

    private static String messages(SampleApplication application) {
        return assertThrows(DeploymentException.class, application::generate).getMessage();
    }
}
