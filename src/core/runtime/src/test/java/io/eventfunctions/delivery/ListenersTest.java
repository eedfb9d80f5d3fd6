package io.eventfunctions.delivery;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.eventfunctions.Outcome;
import io.eventfunctions.spi.AttemptHook;
import io.eventfunctions.spi.AttemptScope;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.DeliveryResult;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Listeners are told in their order, and one that fails harms neither the others nor the delivery. */
class ListenersTest {

    private static final Delivery DELIVERY = new Delivery(
            "things", "function", new DeliveryFixture(policy -> {}).event("1").build(), null);

    private final List<String> seen = new ArrayList<>();

    static Stream<Consumer<DeliveryListener>> calls() {
        return Stream.of(
                listener -> listener.opened(null),
                listener -> listener.received("things", DELIVERY.event()),
                listener -> listener.undecodable("things", DELIVERY.event(), new Exception(), Outcome.REJECTED),
                listener -> listener.unmatched("things", DELIVERY.event()),
                listener -> listener.deliveryStarted(DELIVERY),
                listener -> listener.attemptStarted(DELIVERY, 1),
                listener -> listener.attemptSucceeded(DELIVERY, 1, Duration.ZERO),
                listener -> listener.attemptFailed(DELIVERY, 1, Duration.ZERO, new Exception()),
                listener -> listener.retryScheduled(DELIVERY, 1, Duration.ZERO),
                listener -> listener.completed(DELIVERY, new DeliveryResult(Outcome.DELIVERED, 1, null, null)),
                listener -> listener.abandoned(DELIVERY),
                listener -> listener.callOverdue(DELIVERY, null),
                listener -> listener.callReturned(DELIVERY, null),
                listener -> ((AttemptHook) listener).open(DELIVERY, 1));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyListenerIsToldEvenIfTheOneBeforeItFails(Consumer<DeliveryListener> call) {
        call.accept(new Listeners(List.of(hookThatIsTold("first", true), hookThatIsTold("second", false))));
        assertEquals(List.of("first", "second"), seen);
    }

    /** Answers every call alike, so that no method of the contract can be forgotten. */
    private AttemptHook hookThatIsTold(String name, boolean fails) {
        return (AttemptHook) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AttemptHook.class}, (proxy, method, arguments) -> {
                    seen.add(name);
                    if (fails) {
                        throw new AssertionError("A listener that fails changes nothing");
                    }
                    return null;
                });
    }

    @Test
    void theCallsAboveAreAllThatThereAre() {
        assertEquals(Stream.of(AttemptHook.class.getMethods()).count(), calls().count());
    }

    @Test
    void withoutAHookNothingIsOpened() {
        assertNull(new Listeners(List.of(new DeliveryListener() {})).open(DELIVERY, 1));
    }

    @Test
    void hooksThatOpenNothingHaveNothingToClose() {
        AttemptHook nothing = (delivery, attempt) -> null;
        assertNull(new Listeners(List.of(nothing, nothing)).open(DELIVERY, 1));
    }

    @Test
    void scopesAreDetachedAndClosedInReverseOrder() {
        AttemptHook nothing = (delivery, attempt) -> null;
        AttemptScope scope = new Listeners(List.of(hook("a", false), nothing, hook("b", false))).open(DELIVERY, 2);
        scope.detach();
        scope.close();
        assertEquals(List.of("open a 2", "open b 2", "detach b", "detach a", "close b", "close a"), seen);
    }

    @Test
    void aScopeThatFailsHoldsUpNoOther() {
        AttemptHook broken = (delivery, attempt) -> {
            throw new IllegalStateException("A hook that fails opens nothing");
        };
        AttemptScope scope = new Listeners(List.of(hook("a", true), broken, hook("b", true))).open(DELIVERY, 1);
        scope.detach();
        scope.close();
        assertEquals(List.of("open a 1", "open b 1", "detach b", "detach a", "close b", "close a"), seen);
    }

    private AttemptHook hook(String name, boolean fails) {
        return (delivery, attempt) -> {
            seen.add("open " + name + " " + attempt);
            return new AttemptScope() {
                @Override
                public void detach() {
                    see("detach " + name);
                }

                @Override
                public void close() {
                    see("close " + name);
                }

                private void see(String step) {
                    seen.add(step);
                    if (fails) {
                        throw new IllegalStateException("A scope that fails changes nothing");
                    }
                }
            };
        };
    }
}
