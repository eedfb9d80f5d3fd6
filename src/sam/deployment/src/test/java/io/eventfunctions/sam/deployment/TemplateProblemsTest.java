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
                "EVF1173: Invalid value '15d' for mp.messaging.incoming.users.delivery.ttl: expected whole seconds from 1m to 14d (limits of retention in SQS)");
    }

    @Test
    void aTtlThatIsShorterThanSqsKeepsMessages() {
        problem(
                application.with(USERS + "delivery.ttl", "30s"),
                "EVF1173: Invalid value '30s' for mp.messaging.incoming.users.delivery.ttl: expected whole seconds from 1m to 14d (limits of retention in SQS)");
    }

    @Test
    void aFifoQueueThatIsNotCalledSo() {
        problem(
                application.with(USERS + "queue", "users-fifo"),
                "EVF1175: Invalid value 'users-fifo' for mp.messaging.incoming.users.queue: expected .fifo at the end of the name of a FIFO queue; a standard queue needs a name that does not look like it");
    }

    @Test
    void aNameThatNoQueueCanHave() {
        problem(
                application.with(USERS + "queue", "users.eu"),
                "EVF1173: Invalid value 'users.eu' for mp.messaging.incoming.users.queue: expected a queue name of letters, digits, - and _, with .fifo at its end if it is FIFO");
    }

    @Test
    void aStandardTopicBeforeAFifoQueue() {
        problem(
                fifo.with("mp.messaging.incoming.shipping.topic", "orders"),
                "EVF1191: Invalid value 'orders' for mp.messaging.incoming.shipping.topic: expected a FIFO topic, because no other delivers to the FIFO queue shipping.fifo; let the topic's name end with .fifo, or give the channel a standard queue");
    }

    @Test
    void aFifoTopicThatIsToInvokeAFunction() {
        problem(
                SampleApplication.named("sns-filter").with("mp.messaging.incoming.alerts.topic", "alerts.fifo"),
                "EVF1192: Invalid value 'alerts.fifo' for mp.messaging.incoming.alerts.topic: expected a standard topic, because a FIFO topic cannot invoke a function; or put a queue between them with mp.messaging.incoming.alerts.connector=smallrye-sqs");
    }

    @Test
    void aBatchWindowBeyondLambdasLimit() {
        problem(
                application.with(SAM + "channels.users.batch-window", "6m"),
                "EVF1173: Invalid value '6m' for " + SAM_USERS
                        + "batch-window: expected whole seconds from 0s to 5m (limits of Lambda)");
    }

    @Test
    void aBatchWindowOnAFifoQueue() {
        problem(
                fifo.with(SAM + "channels.shipping.batch-window", "5s"),
                "EVF1186: " + SAM
                        + "channels.\"shipping\".batch-window is set, but Lambda has no batch window for the FIFO queue shipping.fifo: remove the key");
    }

    @Test
    void aLargeBatchOnAFifoQueue() {
        problem(
                fifo.with(SAM + "channels.shipping.batch-size", "11"),
                "EVF1173: Invalid value '11' for " + SAM
                        + "channels.\"shipping\".batch-size: expected 1 to 10 (limits of Lambda for FIFO queues)");
    }

    @Test
    void aLargeBatchThatNobodyWaitsFor() {
        problem(
                application.with(SAM + "channels.users.batch-size", "11"),
                "EVF1187: Invalid value '11' for " + SAM_USERS
                        + "batch-size: expected at most 10 without a batch window, because a request to SQS returns no more messages; set "
                        + SAM_USERS + "batch-window to 1s or more");
    }

    @Test
    void twoChannelsOnOneQueue() {
        problem(
                SampleApplication.named("sns-filter").with("mp.messaging.incoming.everything.queue", "billing"),
                "EVF1174: Channels billing and everything both consume the queue billing, which delivers a message to only one of them: let their functions share a channel, or set another mp.messaging.incoming.everything.queue");
    }

    @Test
    void twoChannelsOnOneQueueThatIsThereAlready() {
        String url = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders";
        problem(
                SampleApplication.named("sns-filter")
                        .with("mp.messaging.incoming.billing.queue.url", url)
                        .with("mp.messaging.incoming.everything.queue.url", url),
                "EVF1174: Channels billing and everything both consume the queue orders");
    }

    @Test
    void aDeadLetterChannelThatNoConnectorServes() {
        problem(
                SampleApplication.named("eventbridge")
                        .with("mp.messaging.incoming.orders.delivery.dead-letter", "orders-dead-letters"),
                "EVF1172: Invalid value 'event-functions-lambda' for mp.messaging.outgoing.orders-dead-letters.connector: expected a connector that works on Lambda, smallrye-sqs, smallrye-sns or smallrye-kafka; if the application is not deployed there, set quarkus.event-functions.sam.enabled=false");
    }

    @Test
    void aTimeoutThatIsLongerThanLambdasLongest() {
        problem(
                application.with(SAM + "timeout", "16m"),
                "EVF1173: Invalid value '16m' for " + SAM
                        + "timeout: expected whole seconds from 1s to 15m (limits of Lambda)");
    }

    @Test
    void partsOfSecondsThatAwsDoesNotCount() {
        problem(
                application.with(SAM + "timeout", "1500ms"),
                "EVF1173: Invalid value '1500ms' for " + SAM
                        + "timeout: expected whole seconds from 1s to 15m (limits of Lambda)");
    }

    @Test
    void moreMemoryThanThereIs() {
        problem(
                application.with(SAM + "memory", "20480"),
                "EVF1173: Invalid value '20480' for " + SAM + "memory: expected 128 to 10240 (limits of Lambda)");
    }

    @Test
    void aConcurrencyThatLambdaDoesNotTake() {
        problem(
                application.with(SAM + "channels.users.maximum-concurrency", "1"),
                "EVF1173: Invalid value '1' for " + SAM_USERS
                        + "maximum-concurrency: expected 2 to 1000 (limits of Lambda)");
    }

    @Test
    void aConcurrencyOfAQueueThatIsMoreThanTheFunctionHasReserved() {
        problem(
                application.with(SAM_USERS + "maximum-concurrency", "6").with(SAM_USERS + "reserved-concurrency", "5"),
                "EVF1173: Invalid value '6' for " + SAM_USERS
                        + "maximum-concurrency: expected 2 to 5 (limits of Lambda with this reserved concurrency)");
    }

    @Test
    void oneReservedEnvironmentForAQueueThatLambdaPollsTwice() {
        problem(
                application.with(SAM + "channels.users.reserved-concurrency", "1"),
                "EVF1150: Invalid value '1' for " + SAM_USERS
                        + "reserved-concurrency: expected 2 or more, because Lambda invokes the function of a queue at least twice at the same time; to handle events one after the other, use a FIFO queue with one partition key");
    }

    @Test
    void aFilterThatWouldDeleteWhatTheApplicationItselfSends() {
        problem(
                application
                        .with(SAM_USERS + "filter-criteria", "true")
                        .with("mp.messaging.outgoing.emails.queue", "users")
                        .with("mp.messaging.outgoing.emails.delivery.mode", "binary"),
                "EVF1188: Invalid value 'true' for " + SAM_USERS
                        + "filter-criteria: expected false, because Lambda filters by the body only and would delete the binary events that the application sends to users; remove the key, or send the events with delivery.mode=structured");
    }

    @Test
    void aTypeOfEventThatABucketThatExistsAlreadyDoesNotSend() {
        problem(
                SampleApplication.named("sns-filter")
                        .with("mp.messaging.incoming.alerts.topic", "")
                        .with("mp.messaging.incoming.alerts.bucket.arn", "arn:aws:s3:::alerts"),
                "EVF1155: Invalid event type 'com.example.order.cancelled' of a function on channel alerts: expected a type of EventBridge such as 'Object Created', because the bucket of mp.messaging.incoming.alerts.bucket.arn exists already and sends its events there");
    }

    @Test
    void anArnOfSomethingElse() {
        problem(
                SampleApplication.named("existing")
                        .with(
                                "mp.messaging.incoming.changes.table.stream.arn",
                                "arn:aws:dynamodb:eu-central-1:123456789012:table/orders"),
                "EVF0950: Invalid value 'arn:aws:dynamodb:eu-central-1:123456789012:table/orders' for mp.messaging.incoming.changes.table.stream.arn: expected the ARN of a table's stream");
    }

    @Test
    void aNameThatNoBucketCanHave() {
        problem(
                streams.with("mp.messaging.incoming.pictures.bucket", "Up_loads"),
                "EVF1173: Invalid value 'Up_loads' for mp.messaging.incoming.pictures.bucket: expected a bucket name of lower-case letters, digits, - and single dots");
    }

    @Test
    void aNameThatIsTooLongForABucket() {
        problem(
                streams.with("mp.messaging.incoming.pictures.bucket", "u".repeat(34)),
                "EVF1177: The name " + "u".repeat(34)
                        + " of a bucket is too long: expected at most 63 characters, 30 of them for the environment and the account; shorten mp.messaging.incoming.pictures.bucket");
    }

    @Test
    void aQueueWhoseNameLeavesNoRoomForThatOfWhatATopicCannotDeliver() {
        problem(
                application.with(USERS + "topic", "registrations.fifo").with(USERS + "queue", "u".repeat(47)),
                "EVF1177: The name " + "u".repeat(47)
                        + "-undelivered.fifo of a queue is too long: expected at most 80 characters, 17 of them for the environment; shorten mp.messaging.incoming.users.queue");
    }

    @Test
    void aNumberOfDaysThatCloudWatchDoesNotKnow() {
        problem(
                application.with(SAM + "log-retention", "15"),
                "EVF1173: Invalid value '15' for " + SAM
                        + "log-retention: expected a number of days of CloudWatch Logs, one of [1, 3, 5, 7, 14, 30,");
    }

    @Test
    void aQueueWhoseNameIsTooLong() {
        String name = "q".repeat(64);
        problem(
                application.with(USERS + "queue", name),
                "EVF1177: The name " + name
                        + " of a queue is too long: expected at most 80 characters, 17 of them for the environment; shorten mp.messaging.incoming.users.queue");
    }

    @Test
    void aTopicPatternThatNoMappingKnows() {
        problem(
                SampleApplication.named("msk").with(USERS + "pattern", "true"),
                "EVF1189: Invalid value 'true' for mp.messaging.incoming.users.pattern: expected false, because an event source mapping of Lambda names its topics; list them in mp.messaging.incoming.users.topics");
    }

    @Test
    void aConnectorThatDoesNotWorkOnLambda() {
        problem(
                application.with(USERS + "connector", "smallrye-rabbitmq"),
                "EVF1172: Invalid value 'smallrye-rabbitmq' for mp.messaging.incoming.users.connector: expected a connector that works on Lambda, smallrye-sqs, smallrye-kafka or event-functions-lambda");
    }

    @Test
    void settingsOfAChannelThatIsNotThere() {
        problem(
                application.with(SAM + "channels.user.timeout", "10s"),
                "EVF1171: " + SAM
                        + "channels.\"user\" names a channel that no function receives from: expected one of [users]");
    }

    @Test
    void aChannelToSendToThatIsNotThere() {
        problem(
                application.with(SAM + "channels.users.sends-to", "nowhere"),
                "EVF1173: Invalid value 'nowhere' for " + SAM_USERS
                        + "sends-to: expected a channel to send to, one of [");
    }

    @Test
    void aPolicyThatWouldStopTheStart() {
        problem(
                application.with(USERS + "delivery.retry", "many"),
                "EVF0310: Invalid value 'many' for " + USERS + "delivery.retry: expected ");
    }

    @Test
    void anEventPatternThatIsNotJson() {
        problem(
                SampleApplication.named("eventbridge").with(SAM + "channels.orders.event-pattern", "{"),
                "EVF1198: Invalid value '{' for " + SAM
                        + "channels.\"orders\".event-pattern: expected an event pattern in JSON (EVF1178: The event pattern is not YAML: ");
    }

    @Test
    void aStartingPositionThatLambdaDoesNotKnow() {
        problem(
                streams.with(SAM + "channels.pictures.starting-position", "first"),
                "EVF1173: Invalid value 'first' for " + SAM
                        + "channels.\"pictures\".starting-position: expected trim-horizon or latest");
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
