package io.eventfunctions.kafka;

import java.util.ArrayList;
import java.util.List;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What passes a gate that is opened and closed. */
class StreamGateTest {

    private final List<Long> requests = new ArrayList<>();
    private final UnicastProcessor<String> source = UnicastProcessor.create();
    private final StreamGate<String> gate = new StreamGate<>(source.onRequest().invoke(requests::add), Runnable::run);
    private final AssertSubscriber<String> downstream = gate.subscribe().withSubscriber(AssertSubscriber.create(2));

    @Test
    void everythingPassesWhileItIsOpen() {
        source.onNext("a");
        assertEquals(List.of("a"), downstream.getItems());
        assertEquals(List.of(2L), requests);
    }

    @Test
    void whatArrivesWhileItIsClosedPassesFirstWhenItIsOpenedAgain() {
        gate.close();
        source.onNext("a");
        downstream.request(3);
        assertEquals(List.of(), downstream.getItems());
        assertEquals(List.of(2L), requests);
        gate.open();
        source.onNext("b");
        assertEquals(List.of("a", "b"), downstream.getItems());
        assertEquals(List.of(2L, 3L), requests);
    }

    @Test
    void whatIsDroppedIsRequestedAnewOnceItIsOpen() {
        gate.close();
        source.onNext("a");
        source.onNext("b");
        gate.drop("a"::equals);
        assertEquals(List.of(2L), requests);
        gate.open();
        assertEquals(List.of("b"), downstream.getItems());
        assertEquals(List.of(2L, 1L), requests);
    }
}
