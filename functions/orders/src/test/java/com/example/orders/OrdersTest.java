package com.example.orders;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Orders from one end to the other, over the queues of a local SQS server. */
@QuarkusTest
@TestProfile(WithHistory.class)
class OrdersTest {

    @Inject
    EventPublisher events;

    @Inject
    History history;

    @Inject
    Stock stock;

    @Inject
    Bank bank;

    @Inject
    SqsAsyncClient sqs;

    private final String order = UUID.randomUUID().toString();

    @Test
    void anOrderIsPaidAndShipped() {
        int before = stock.available("book");
        place("book", 2, "4111-1111");
        await().until(() -> history.of(order).equals(List.of("order.placed", "order.paid", "order.shipped")));
        assertTrue(bank.hasCharged(order));
        assertEquals(before - 2, stock.available("book"));
    }

    @Test
    void anOrderThatComesTwiceIsChargedAndShippedOnce() {
        int before = stock.available("book");
        place("book", 1, "4111-1111");
        place("book", 1, "4111-1111");
        await().until(() -> history.of(order).contains("order.shipped"));
        assertEquals(before - 1, stock.available("book"));
    }

    @Test
    void anOrderThatComesAgainAfterItWasShippedChangesNothing() {
        place("book", 1, "4111-1111");
        await().until(() -> history.of(order).contains("order.shipped"));
        int after = stock.available("book");
        place("book", 1, "4111-1111");
        place("book", 1, "4111-0000");
        await().until(() ->
                history.of(order).stream().filter("order.placed"::equals).count() == 3);
        await().during(Duration.ofMillis(500)).until(() -> history.of(order).size() == 5);
        assertEquals(after, stock.available("book"));
        assertTrue(bank.hasCharged(order));
    }

    @Test
    void aRequestThatExpiresAfterItsOrderWasShippedCancelsNothing() {
        place("book", 1, "4111-1111");
        await().until(() -> history.of(order).contains("order.shipped"));
        requestLate();
        await().during(Duration.ofMillis(500)).until(() -> !history.of(order).contains("order.cancelled"));
        assertTrue(bank.hasCharged(order));
    }

    @Test
    void anOrderThatAnotherProcessHasReservedIsShippedAndNotCancelledAfterThat() {
        assertTrue(stock.handOut(order));
        assertTrue(stock.handOut(order));
        assertFalse(stock.giveBack(order));
    }

    @Test
    void anOrderThatAnotherProcessHasReservedIsCancelledAndNotShippedAfterThat() {
        int before = stock.available("book");
        assertTrue(stock.giveBack(order));
        assertFalse(stock.handOut(order));
        assertFalse(stock.reserve(order, "book", 1));
        assertEquals(before, stock.available("book"));
    }

    @Test
    void aPaymentThatComesAfterTheCancellationShipsNothing() {
        place("book", 1, "4111-0000");
        await().until(() -> history.of(order).contains("order.cancelled"));
        events.publish("orders", new OrderPaid(order)).await().indefinitely();
        await().until(() -> history.of(order).contains("order.paid"));
        await().during(Duration.ofMillis(500)).until(() -> !history.of(order).contains("order.shipped"));
    }

    @Test
    void aDeclinedPaymentCancelsTheOrderAndGivesTheGoodsBack() {
        int before = stock.available("book");
        place("book", 3, "4111-0000");
        await().until(() -> history.of(order).equals(List.of("order.placed", "payment.declined", "order.cancelled")));
        assertEquals(before, stock.available("book"));
        assertFalse(bank.hasCharged(order));
    }

    @Test
    void aBankThatCannotBeReachedCancelsTheOrderAfterAllRetries() {
        place("book", 1, "offline");
        await().until(() -> history.of(order).equals(List.of("order.placed", "order.cancelled")));
        assertTrue(history.dataOf(order).contains("retries-exhausted"));
    }

    @Test
    void aPaymentRequestThatHasExpiredCancelsTheOrderAndChargesNobody() {
        stock.reserve(order, "book", 1);
        int reserved = stock.available("book");
        requestLate();
        await().until(() -> history.of(order).equals(List.of("order.cancelled")));
        assertTrue(history.dataOf(order).contains("expired"));
        assertEquals(reserved + 1, stock.available("book"));
        assertFalse(bank.hasCharged(order));
    }

    private void requestLate() {
        CloudEvent late = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/test"))
                .withType("com.example.payment.requested")
                .withTime(OffsetDateTime.now().minus(Duration.ofMinutes(16)))
                .withExtension("partitionkey", order)
                .withData(
                        "application/json",
                        "{\"orderId\":\"%s\",\"amount\":10,\"card\":\"4111\"}"
                                .formatted(order)
                                .getBytes(StandardCharsets.UTF_8))
                .build();
        events.publish("payment-requests", late).await().indefinitely();
    }

    @Test
    void anOrderOfWhatThereIsNotIsADeadLetterAndNobodyPays() {
        place("unicorn", 7, "4111-1111");
        String letter = await().until(this::nextLetter, text -> text.contains(order));
        assertTrue(letter.contains("\"deadletterreason\":\"not-retryable\""), letter);
        assertTrue(letter.contains("\"deadletterfunction\":\"requestPayment\""), letter);
        assertFalse(bank.hasCharged(order));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private String nextLetter() {
        return sqs
                .getQueueUrl(request -> request.queueName("payments-dead-letters"))
                .thenCompose(queue -> sqs.receiveMessage(request -> request.queueUrl(queue.queueUrl())
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)))
                .join()
                .messages()
                .stream()
                .map(Message::body)
                .collect(Collectors.joining("\n"));
    }

    private void place(String item, int quantity, String card) {
        events.publish("orders", new OrderPlaced(order, item, quantity, new BigDecimal("9.99"), card))
                .await()
                .indefinitely();
    }
}
