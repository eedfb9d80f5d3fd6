package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Changing one key of a channel changes exactly the lines of the template that depend on it. */
class OneKeyTest {

    private static final String USERS = "mp.messaging.incoming.users.";
    private static final String SAM = "quarkus.event-functions.sam.channels.users.";

    private final SampleApplication application = SampleApplication.named("sqs");

    @Test
    void aLongerTtlKeepsMessagesLongerAndAlarmsLater() {
        changes(
                application.with(USERS + "delivery.ttl", "20m"),
                "-      # ttl 900 s until the first attempt, and time for 6 receptions and the move to the dead letters",
                "-      MessageRetentionPeriod: 3420",
                "+      # ttl 1200 s until the first attempt, and time for 6 receptions and the move to the dead letters",
                "+      MessageRetentionPeriod: 3720",
                "-      AlarmDescription: Messages in users are older than the ttl of channel users, 900 s",
                "+      AlarmDescription: Messages in users are older than the ttl of channel users, 1200 s",
                "-      Threshold: 900",
                "+      Threshold: 1200");
    }

    @Test
    void expiredEventsThatBecomeDeadLettersMustNotBeDeletedByTheQueue() {
        changes(
                application.with(USERS + "delivery.on-expiry", "dead-letter"),
                "-      # ttl 900 s until the first attempt, and time for 6 receptions and the move to the dead letters",
                "-      MessageRetentionPeriod: 3420",
                "+      # 14 days: what expires becomes a dead letter, and SQS would delete it without one",
                "+      MessageRetentionPeriod: 1209600");
    }

    @Test
    void moreRetriesAreMoreReceptions() {
        changes(
                application.with(USERS + "delivery.retry", "6"),
                "-      # ttl 900 s until the first attempt, and time for 6 receptions and the move to the dead letters",
                "-      MessageRetentionPeriod: 3420",
                "+      # ttl 900 s until the first attempt, and time for 8 receptions and the move to the dead letters",
                "+      MessageRetentionPeriod: 4140",
                "-        # more than the 5 attempts of delivery.retry=4, which sends dead letters with their reason",
                "-        maxReceiveCount: 6",
                "+        # more than the 7 attempts of delivery.retry=6, which sends dead letters with their reason",
                "+        maxReceiveCount: 8");
    }

    @Test
    void fewerRetriesLeaveTheLeastNumberOfReceptionsThatAwsAdvises() {
        changes(
                application.with(USERS + "delivery.retry", "0"),
                "-      # ttl 900 s until the first attempt, and time for 6 receptions and the move to the dead letters",
                "-      MessageRetentionPeriod: 3420",
                "+      # ttl 900 s until the first attempt, and time for 5 receptions and the move to the dead letters",
                "+      MessageRetentionPeriod: 3060",
                "-        # more than the 5 attempts of delivery.retry=4, which sends dead letters with their reason",
                "-        maxReceiveCount: 6",
                "+        # more than the 1 attempts of delivery.retry=0, which sends dead letters with their reason",
                "+        maxReceiveCount: 5");
    }

    @Test
    void anotherDeadLetterChannelIsAnotherQueue() {
        changesAs("dead-letter-other", application.with(USERS + "delivery.dead-letter", "users-unhappy"));
    }

    @Test
    void withoutADeadLetterChannelTheQueueHasAPlaceForWhatSqsGivesUp() {
        changesAs("dead-letter-none", application.without(USERS + "delivery.dead-letter"));
    }

    @Test
    void anotherConnectorForWhatIsSentMakesATopicOfTheQueue() {
        changesAs("connector-outgoing", application.with("mp.messaging.outgoing.emails.connector", "smallrye-sns"));
    }

    @Test
    void anotherConnectorForWhatIsConsumedMakesAnotherMapping() {
        changesAs("connector-incoming", application.with(USERS + "connector", "smallrye-kafka"));
    }

    @Test
    void aTopicSubscribesTheQueue() {
        changesAs("topic", application.with(USERS + "topic", "registrations"));
    }

    @Test
    void aLongerTimeoutOfTheFunctionHidesMessagesLonger() {
        changes(
                application.with(SAM + "timeout", "90s"),
                "-      # 6 times the function's timeout of 60 s",
                "-      VisibilityTimeout: 360",
                "+      # 6 times the function's timeout of 90 s",
                "+      VisibilityTimeout: 540",
                "-      MessageRetentionPeriod: 3420",
                "+      MessageRetentionPeriod: 4680",
                "+      Timeout: 90");
    }

    @Test
    void batchesHaveTheirSizeAndWindow() {
        changes(
                application.with(SAM + "batch-size", "100").with(SAM + "batch-window", "5s"),
                "-      # 6 times the function's timeout of 60 s",
                "-      VisibilityTimeout: 360",
                "+      # 6 times the function's timeout of 60 s and the batch window",
                "+      VisibilityTimeout: 365",
                "-      MessageRetentionPeriod: 3420",
                "+      MessageRetentionPeriod: 3455",
                "-            BatchSize: 10",
                "+            BatchSize: 100",
                "+            MaximumBatchingWindowInSeconds: 5");
    }

    @Test
    void aFilterIsThereForWhoAsksForIt() {
        changes(
                application.with(SAM + "filter-criteria", "true"),
                "+            # SQS deletes the others, binary events among them, and nobody hears of it",
                "+            FilterCriteria:",
                "+              Filters:",
                "+              - Pattern: '{\"body\": {\"type\": [\"com.example.user.registered\"]}}'");
    }

    @Test
    void aQueueBringsNoMoreThanTheFunctionHasReserved() {
        changes(
                application.with(SAM + "reserved-concurrency", "5"),
                "+      ReservedConcurrentExecutions: 5",
                "-              # leaves the account's concurrency to other functions, too",
                "-              MaximumConcurrency: 100",
                "+              # no more than are reserved, since what is refused counts as received",
                "+              MaximumConcurrency: 5");
    }

    @Test
    void aDeploymentPreferenceAddsVersionsAnAlarmOnThemAndARole() {
        changesAs(
                "deployment-preference",
                application.with(
                        "quarkus.event-functions.sam.deployment-preference", "linear-10-percent-every-1-minute"));
    }

    @Test
    void aQueueWhoseConsumerHandlesAllEventsInOrderHasNoHighThroughput() {
        SampleApplication fifo = SampleApplication.named("fifo");
        String scope = "DeduplicationScope: messageGroup";
        String ordered = fifo.with("mp.messaging.incoming.shipping.delivery.ordering", "channel")
                .generate();
        assertEquals(
                count(scope, fifo.generate()) - 1,
                count(scope, ordered),
                "The queue of the channel has none any more, those of dead letters do");
    }

    @Test
    void alarmsOfStreamsFollowTheTtlOrTheirOwnKey() {
        SampleApplication streams = SampleApplication.named("streams");
        String key = "quarkus.event-functions.sam.channels.\"clicks\".maximum-iterator-age";
        assertTrue(streams.with(key, "2m").generate().contains("Threshold: 120000"));
        assertTrue(streams.with("mp.messaging.incoming.clicks.delivery.ttl", "3m")
                .generate()
                .contains("Threshold: 180000"));
    }

    private static int count(String text, String template) {
        return template.split(Pattern.quote(text), -1).length - 1;
    }

    @Test
    void aJvmFunctionGetsANewVersionWhenAParameterOfItChanges() {
        String template = SampleApplication.named("streams")
                .with("quarkus.event-functions.sam.packaging", "jvm")
                .generate();
        assertTrue(
                template.contains("VersionDescription: !Join [' ', [!Select [1, !Split [/, !Ref ClicksStreamArn]]]]"),
                template);
    }

    @Test
    void keysThatTheTemplateHasNoUseForChangeNothing() {
        for (String key : List.of("backoff-delay", "backoff-max", "timeout")) {
            changes(application.with(USERS + "delivery." + key, "3s"));
        }
        changes(application.with(USERS + "delivery.concurrency", "3"));
        changes(application.with(USERS + "delivery.no-retry-on", "com.example.NotHere"));
    }

    private void changes(SampleApplication changed, String... lines) {
        assertEquals(String.join("\n", lines), String.join("\n", difference(changed)));
    }

    /** For differences of many lines, which are in a file beside the application. */
    private void changesAs(String name, SampleApplication changed) {
        Path file = application.template().resolveSibling(name + ".diff");
        String difference = String.join("\n", difference(changed)) + "\n";
        try {
            if (System.getProperty("templates.update") != null) {
                Files.writeString(file, difference);
            }
            assertEquals(Files.readString(file), difference);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> difference(SampleApplication changed) {
        return LineDifference.difference(application.generate(), changed.generate());
    }
}
