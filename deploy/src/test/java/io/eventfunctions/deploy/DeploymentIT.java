package io.eventfunctions.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.local.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The deployment runs: what {@code template.yaml} says carries orders and users through, from the topic or queue on. */
class DeploymentIT {

    private static final Duration COLD_STARTS_INCLUDED = Duration.ofMinutes(2);
    private static final DeployedApplications APPLICATIONS = new DeployedApplications();

    private final String order = UUID.randomUUID().toString();

    @BeforeAll
    static void deploy(@TempDir Path directory) throws Exception {
        Tools.require();
        APPLICATIONS.start(directory);
    }

    @AfterAll
    static void end() {
        APPLICATIONS.close();
    }

    @Test
    void anOrderThatIsPublishedToTheTopicIsPaidAndShipped() {
        APPLICATIONS.place(order, "book", 2, "4111-1111");
        assertEquals(List.of("order.placed", "order.paid", "order.shipped"), typesOf(historyUpTo("order.shipped")));
    }

    @Test
    void anOrderWhosePaymentIsDeclinedIsCancelled() {
        APPLICATIONS.place(order, "book", 1, "4111-0000");
        assertEquals(
                List.of("order.placed", "payment.declined", "order.cancelled"),
                typesOf(historyUpTo("order.cancelled")));
    }

    @Test
    void anOrderThatTheBankCannotBeAskedAboutIsCancelledByItsDeadLetter() {
        APPLICATIONS.place(order, "book", 1, "offline");
        List<JsonNode> events = historyUpTo("order.cancelled");
        assertEquals(List.of("order.placed", "order.cancelled"), typesOf(events));
        String data = events.get(1).get("data").toString();
        assertTrue(data.contains("No payment: retries-exhausted"), data);
    }

    @Test
    void aPoisonOrderEndsInTheDeployedDeadLetterQueueWithItsReason() {
        APPLICATIONS.place(order, "unicorn", 7, "4111-1111");
        JsonNode letter = Awaitility.await()
                .atMost(COLD_STARTS_INCLUDED)
                .until(() -> APPLICATIONS.deadLetters(order, "payments-dead-letters"), letters -> !letters.isEmpty())
                .get(0);
        assertEquals(order, letter.get("id").asText());
        assertEquals("not-retryable", letter.get("deadletterreason").asText());
        assertEquals("requestPayment", letter.get("deadletterfunction").asText());
        assertEquals("payments", letter.get("deadletterchannel").asText());
    }

    /** Its retries do not fit into an invocation, so that each goes back to the queue. */
    @Test
    void aFunctionThatFailsSlowlyDoesNotRepeatTheOtherOneOfItsQueue() {
        APPLICATIONS.registerWithoutId("ada@example.com");

        JsonNode letter = Awaitility.await()
                .atMost(COLD_STARTS_INCLUDED)
                .until(APPLICATIONS::deadLettersOfUsers, letters -> !letters.isEmpty())
                .get(0);
        assertEquals("addToAnalytics", letter.get("deadletterfunction").asText());
        assertEquals("retries-exhausted", letter.get("deadletterreason").asText());
        assertEquals("3", letter.get("deadletterattempts").asText());
        List<JsonNode> emails = APPLICATIONS.emails();
        assertEquals(1, emails.size(), emails.toString());
        assertEquals("ada@example.com", emails.get(0).at("/data/email").asText());
    }

    /** The log names each of them, which moto_server can't make: EVF1095. */
    @Test
    void onlyWhatTheServerCannotMakeIsLeftOut() {
        Set<String> types = APPLICATIONS.stack().leftOut().stream()
                .map(StackResource::type)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("AWS::CloudWatch::Alarm", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy"), types);
        assertEquals(List.of(), APPLICATIONS.stack().unserved());
    }

    private List<JsonNode> historyUpTo(String last) {
        return Awaitility.await()
                .atMost(COLD_STARTS_INCLUDED)
                .until(() -> APPLICATIONS.history(order), events -> typesOf(events)
                        .contains(last));
    }

    private static List<String> typesOf(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.get("type").asText().replace("com.example.", ""))
                .toList();
    }
}
