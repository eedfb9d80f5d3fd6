package io.eventfunctions.delivery;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.delivery.DeliveryFixture.Ending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever the store does at the end of a delivery, its slot becomes free and its lane goes on. */
class StoreErrorsTest {

    private static final RuntimeException FAILURE = new IllegalStateException("not now");

    private final ScriptedStore store = new ScriptedStore();
    private final DeliveryFixture on = new DeliveryFixture(policy -> policy.retry = 1, store);

    @ParameterizedTest
    @ValueSource(strings = {"complete", "release", "abandon"})
    void anErrorOfTheStoreLeavesNeitherASlotNorAMessageBehind(String settlement) {
        DeliveryFixture single = new DeliveryFixture(
                policy -> {
                    policy.retry = settlement.equals("abandon") ? 1 : 0;
                    policy.concurrency = 1;
                },
                store);
        store.settlesWith(() -> {
            throw new NoClassDefFoundError("store broken");
        });
        Ending ending = single.deliver("1", "key");
        Ending behind = single.deliver("2", "key");
        switch (settlement) {
            case "complete" -> {
                single.function.last().succeed();
                ending.assertIs(Outcome.DELIVERED);
            }
            case "release" -> {
                single.function.last().fail(FAILURE);
                ending.assertIs(Outcome.REJECTED);
            }
            default -> {
                single.function.last().fail(FAILURE);
                assertTrue(single.stop().isDone());
                assertEquals(2, single.listener.ends());
                return;
            }
        }
        single.function.last().succeed();
        behind.assertIs(Outcome.DELIVERED);
        assertEquals(List.of(0, 0, 0), single.backlog());
    }

    @Test
    void aStoreThatAnswersASettlementWithNothingChangesNothing() {
        Queue<Supplier<CompletionStage<Boolean>>> answers = new ConcurrentLinkedQueue<>(List.of(
                () -> null,
                () -> CompletableFuture.completedFuture(null),
                () -> CompletableFuture.completedFuture(false)));
        store.settlesWith(() -> answers.remove().get());
        on.function.succeeds();
        for (int i = 0; i < 3; i++) {
            on.deliver("" + i, "key").assertIs(Outcome.DELIVERED);
        }
    }
}
