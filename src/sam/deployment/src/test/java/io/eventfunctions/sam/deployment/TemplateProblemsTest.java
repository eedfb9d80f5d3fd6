package io.eventfunctions.sam.deployment;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What AWS would refuse stops the build: with the key, its value and what to do. */
class TemplateProblemsTest {

    private static final String USERS = "mp.messaging.incoming.users.";
    private static final String SAM = "quarkus.event-functions.sam.";
    private static final String SAM_USERS = SAM + "channels.\"users\".";

    private final SampleApplication application = SampleApplication.named("sqs");
    private final SampleApplication fifo = SampleApplication.named("fifo");
    private final SampleApplication streams = SampleApplication.named("streams");

    @Test
    void aTtlThatIsLongerThanSqsKeepsMessages() {
        problem(
                application.with(USERS + "delivery.ttl", "15D"),
                "EVF0973 mp.messaging.incoming.users.delivery.ttl=15d is not possible; the retention of SQS allows whole seconds from 1m to 14d");
    }

    @Test
    void aTtlThatIsShorterThanSqsKeepsMessages() {
        problem(
                application.with(USERS + "delivery.ttl", "30s"),
                "EVF0973 mp.messaging.incoming.users.delivery.ttl=30s is not possible; the retention of SQS allows whole seconds from 1m to 14d");
    }

    @Test
    void aFifoQueueThatIsNotCalledSo() {
        problem(
                application.with(USERS + "queue", "users-fifo"),
                "EVF0975 mp.messaging.incoming.users.queue=users-fifo is the name of a standard queue: that of a FIFO queue ends with .fifo, and others may not look like it");
    }

    @Test
    void aNameThatNoQueueCanHave() {
        problem(
                application.with(USERS + "queue", "users.eu"),
                "EVF0977 mp.messaging.incoming.users.queue=users.eu can't be the name of a queue: it consists of letters, digits, - and _, and perhaps .fifo at its end");
    }

    @Test
    void aStandardTopicBeforeAFifoQueue() {
        problem(
                fifo.with("mp.messaging.incoming.shipping.topic", "orders"),
                "EVF0975 mp.messaging.incoming.shipping.topic=orders is not possible: only FIFO topics deliver to the FIFO queue shipping.fifo; let the topic's name end with .fifo, or give the channel a standard queue");
    }

    @Test
    void aFifoTopicThatIsToInvokeAFunction() {
        problem(
                SampleApplication.named("sns-filter").with("mp.messaging.incoming.alerts.topic", "alerts.fifo"),
                "EVF0975 mp.messaging.incoming.alerts.topic=alerts.fifo: a FIFO topic can't invoke a function; put a queue between with mp.messaging.incoming.alerts.connector=smallrye-sqs");
    }

    @Test
    void aBatchWindowBeyondLambdasLimit() {
        problem(
                application.with(SAM + "channels.users.batch-window", "6m"),
                "EVF0973 " + SAM_USERS + "batch-window=6m is not possible; Lambda allows whole seconds from 0s to 5m");
    }

    @Test
    void aBatchWindowOnAFifoQueue() {
        problem(
                fifo.with(SAM + "channels.shipping.batch-window", "5s"),
                "EVF0973 " + SAM
                        + "channels.\"shipping\".batch-window is not possible on the FIFO queue shipping.fifo: remove it");
    }

    @Test
    void aLargeBatchOnAFifoQueue() {
        problem(
                fifo.with(SAM + "channels.shipping.batch-size", "11"),
                "EVF0973 " + SAM
                        + "channels.\"shipping\".batch-size=11 is not possible; Lambda on FIFO queues allows 1 to 10");
    }

    @Test
    void aLargeBatchThatNobodyWaitsFor() {
        problem(
                application.with(SAM + "channels.users.batch-size", "11"),
                "EVF0973 " + SAM_USERS
                        + "batch-size=11 wants a batch window, because a request to SQS brings 10 messages at most: set "
                        + SAM_USERS + "batch-window to 1s or more");
    }

    @Test
    void twoChannelsOnOneQueue() {
        problem(
                SampleApplication.named("sns-filter").with("mp.messaging.incoming.everything.queue", "billing"),
                "EVF0974 Channels billing and everything both consume the queue billing, whose messages are for one of them only: let their functions share a channel, or give one another mp.messaging.incoming.everything.queue");
    }

    @Test
    void twoChannelsOnOneQueueThatIsThereAlready() {
        String url = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders";
        problem(
                SampleApplication.named("sns-filter")
                        .with("mp.messaging.incoming.billing.queue.url", url)
                        .with("mp.messaging.incoming.everything.queue.url", url),
                "EVF0974 Channels billing and everything both consume the queue orders");
    }

    @Test
    void aDeadLetterChannelThatNoConnectorServes() {
        problem(
                SampleApplication.named("eventbridge")
                        .with("mp.messaging.incoming.orders.delivery.dead-letter", "orders-dead-letters"),
                "EVF0972 mp.messaging.outgoing.orders-dead-letters.connector=event-functions-lambda doesn't work on Lambda: possible are smallrye-sqs, smallrye-sns and smallrye-kafka");
    }

    @Test
    void aTimeoutThatIsLongerThanLambdasLongest() {
        problem(
                application.with(SAM + "timeout", "16m"),
                "EVF0973 " + SAM + "timeout=16m is not possible; Lambda allows whole seconds from 1s to 15m");
    }

    @Test
    void partsOfSecondsThatAwsDoesNotCount() {
        problem(
                application.with(SAM + "timeout", "1500ms"),
                "EVF0973 " + SAM + "timeout=1500ms is not possible; Lambda allows whole seconds from 1s to 15m");
    }

    @Test
    void moreMemoryThanThereIs() {
        problem(
                application.with(SAM + "memory", "20480"),
                "EVF0973 " + SAM + "memory=20480 is not possible; Lambda allows 128 to 10240");
    }

    @Test
    void aConcurrencyThatLambdaDoesNotTake() {
        problem(
                application.with(SAM + "channels.users.maximum-concurrency", "1"),
                "EVF0973 " + SAM_USERS + "maximum-concurrency=1 is not possible; Lambda allows 2 to 1000");
    }

    @Test
    void aConcurrencyOfAQueueThatIsMoreThanTheFunctionHasReserved() {
        problem(
                application.with(SAM_USERS + "maximum-concurrency", "6").with(SAM_USERS + "reserved-concurrency", "5"),
                "EVF0973 " + SAM_USERS
                        + "maximum-concurrency=6 is not possible; Lambda with that reserve allows 2 to 5");
    }

    @Test
    void aFilterThatWouldDeleteWhatTheApplicationItselfSends() {
        problem(
                application
                        .with(SAM_USERS + "filter-criteria", "true")
                        .with("mp.messaging.outgoing.emails.queue", "users")
                        .with("mp.messaging.outgoing.emails.delivery.mode", "binary"),
                "EVF0973 " + SAM_USERS
                        + "filter-criteria=true is not possible: Lambda filters by the body alone, so the binary events that are sent to users would be deleted; remove it, or send them with delivery.mode=structured");
    }

    @Test
    void aNameThatNoBucketCanHave() {
        problem(
                streams.with("mp.messaging.incoming.pictures.bucket", "Up_loads"),
                "EVF0977 mp.messaging.incoming.pictures.bucket=Up_loads can't be the name of a bucket: it consists of small letters, digits, - and single dots");
    }

    @Test
    void aNameThatIsTooLongForABucket() {
        problem(
                streams.with("mp.messaging.incoming.pictures.bucket", "u".repeat(34)),
                "is longer than AWS allows: with 30 characters for the environment and the account the name of a bucket has 63 at most");
    }

    @Test
    void aQueueWhoseNameLeavesNoRoomForThatOfWhatATopicCannotDeliver() {
        problem(
                application.with(USERS + "topic", "registrations.fifo").with(USERS + "queue", "u".repeat(47)),
                "EVF0977 mp.messaging.incoming.users.queue=" + "u".repeat(47)
                        + "-undelivered.fifo is longer than AWS allows");
    }

    @Test
    void aNumberOfDaysThatCloudWatchDoesNotKnow() {
        problem(application.with(SAM + "log-retention", "15"), "EVF0973 " + SAM + "log-retention=15 is not possible");
    }

    @Test
    void aQueueWhoseNameIsTooLong() {
        String name = "q".repeat(64);
        problem(
                application.with(USERS + "queue", name),
                "EVF0977 mp.messaging.incoming.users.queue=" + name
                        + " is longer than AWS allows: with 17 characters for the environment the name of a queue has 80 at most");
    }

    @Test
    void aTopicPatternThatNoMappingKnows() {
        problem(
                SampleApplication.named("msk").with(USERS + "pattern", "true"),
                "EVF0973 mp.messaging.incoming.users.pattern=true: an event source mapping of Lambda names its topics; list them in mp.messaging.incoming.users.topics");
    }

    @Test
    void aConnectorThatDoesNotWorkOnLambda() {
        problem(
                application.with(USERS + "connector", "smallrye-rabbitmq"),
                "EVF0972 mp.messaging.incoming.users.connector=smallrye-rabbitmq doesn't work on Lambda");
    }

    @Test
    void settingsOfAChannelThatIsNotThere() {
        problem(
                application.with(SAM + "channels.user.timeout", "10s"),
                "EVF0971 " + SAM
                        + "channels.\"user\": functions have no incoming channel of this name; there are [users]");
    }

    @Test
    void aChannelToSendToThatIsNotThere() {
        problem(
                application.with(SAM + "channels.users.sends-to", "nowhere"),
                "EVF0971 " + SAM_USERS + "sends-to=nowhere: there is no such channel to send to");
    }

    @Test
    void aPolicyThatWouldStopTheStart() {
        problem(application.with(USERS + "delivery.retry", "many"), "EVF0310 " + USERS + "delivery.retry=many");
    }

    @Test
    void allOfThemAreReportedAtOnce() {
        String messages = messages(application
                .with(SAM + "timeout", "16m")
                .with(SAM + "memory", "1")
                .with(USERS + "delivery.ttl", "15D"));
        assertEquals(3, messages.lines().count(), messages);
    }

    private static void problem(SampleApplication application, String message) {
        String messages = messages(application);
        assertTrue(messages.contains(message), messages);
    }

    private static String messages(SampleApplication application) {
        return assertThrows(DeploymentException.class, application::generate).getMessage();
    }
}
