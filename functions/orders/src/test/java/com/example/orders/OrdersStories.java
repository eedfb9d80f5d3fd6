package com.example.orders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the packaged application does, however it is run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrdersStories {

    private static final Duration COLD_START_INCLUDED = Duration.ofSeconds(60);

    private final Way way;
    private final List<JsonNode> history = new ArrayList<>();
    private final OrdersOutside queues;
    private AutoCloseable running;

    OrdersStories(OrdersOutside queues, Way way) {
        this.queues = queues;
        this.way = way;
    }

    @BeforeAll
    void startApplication() {
        running = way.on(queues);
    }

    @AfterAll
    void endApplication() throws Exception {
        running.close();
    }

    @Test
    void anOrderThatIsPlacedIsPaidAndShipped() {
        String order = UUID.randomUUID().toString();
        queues.place(order, "book", 2, "4111-1111");
        assertEquals(List.of("order.paid", "order.shipped"), typesOf(awaitHistory(order, "order.shipped")));
    }

    @Test
    void anOrderWhosePaymentIsDeclinedIsCancelled() {
        String order = UUID.randomUUID().toString();
        queues.place(order, "book", 1, "4111-0000");
        assertEquals(List.of("payment.declined", "order.cancelled"), typesOf(awaitHistory(order, "order.cancelled")));
    }

    @Test
    void anOrderThatTheBankCannotBeAskedAboutIsCancelledByItsDeadLetter() {
        String order = UUID.randomUUID().toString();
        queues.place(order, "book", 1, "offline");
        List<JsonNode> events = awaitHistory(order, "order.cancelled");
        assertEquals(List.of("order.cancelled"), typesOf(events));
        String data = events.get(0).get("data").toString();
        assertTrue(data.contains("No payment: retries-exhausted"), data);
    }

    @Test
    void anOrderOfMoreThanThereIsIsADeadLetterThatSaysWhy() {
        String order = UUID.randomUUID().toString();
        queues.place(order, "unicorn", 7, "4111-1111");
        JsonNode letter = awaitLetter("payments-dead-letters", event -> isOf(order, event));
        assertEquals("com.example.order.placed", letter.get("type").asText());
        assertEquals("not-retryable", letter.get("deadletterreason").asText());
        assertEquals("requestPayment", letter.get("deadletterfunction").asText());
        assertEquals(
                "com.example.orders.OutOfStockException",
                letter.get("deadlettererror").asText());
    }

    /** What happened to an order, up to an event of that type. */
    private List<JsonNode> awaitHistory(String order, String last) {
        return Awaitility.await()
                .atMost(COLD_START_INCLUDED)
                .until(
                        () -> {
                            history.addAll(queues.take("history.fifo"));
                            return history.stream()
                                    .filter(event -> isOf(order, event))
                                    .toList();
                        },
                        events -> typesOf(events).contains(last));
    }

    private JsonNode awaitLetter(String queue, Predicate<JsonNode> condition) {
        return Awaitility.await()
                .atMost(COLD_START_INCLUDED)
                .until(() -> queues.take(queue).stream().filter(condition).toList(), letters -> !letters.isEmpty())
                .get(0);
    }

    private static boolean isOf(String order, JsonNode event) {
        return order.equals(event.path("data").path("orderId").asText());
    }

    private static List<String> typesOf(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.get("type").asText().replace("com.example.", ""))
                .toList();
    }
}
