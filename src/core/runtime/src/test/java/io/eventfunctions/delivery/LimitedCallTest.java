package io.eventfunctions.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;

import io.eventfunctions.spi.Delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What becomes of a call that is given up, in whichever order its thread and the timer come. */
class LimitedCallTest implements LimitedCall.LeftBehind, RunningAttempt {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final FakeTime time = new FakeTime();
    private final List<String> heard = new ArrayList<>();
    private final LimitedCall call = new LimitedCall(
            null,
            LEASE,
            new Delivery(
                    "things",
                    "function",
                    CloudEventBuilder.v1()
                            .withId("1")
                            .withSource(URI.create("/test"))
                            .withType("t")
                            .build(),
                    null),
            time,
            this);
    private Runnable meanwhile = () -> {};

    @Test
    void oneThatHasBegunEndsWhenItReturns() {
        call.begun(this);
        call.underWay(this);
        time.pass(LEASE);
        assertEquals(List.of("given up", "abandoned"), heard);
        call.returned();
        assertEquals(List.of("given up", "abandoned", "ended"), heard);
    }

    @Test
    void oneThatHasNotBegunEndsAtOnceAndNotOnceMoreWhenItsThreadComes() {
        call.underWay(this);
        time.pass(LEASE);
        call.returned();
        assertEquals(List.of("given up", "abandoned", "ended"), heard);
    }

    @Test
    void oneThatBeginsAtTheSameMomentEndsWhenItReturns() {
        meanwhile = () -> call.begun(this);
        call.underWay(this);
        time.pass(LEASE);
        assertEquals(List.of("given up", "abandoned"), heard);
        call.returned();
        assertEquals(List.of("given up", "abandoned", "ended"), heard);
    }

    @Test
    void oneThatReturnsAtTheSameMomentEndsOnce() {
        meanwhile = call::returned;
        call.begun(this);
        call.underWay(this);
        time.pass(LEASE);
        assertEquals(List.of("given up", "ended", "abandoned"), heard);
    }

    @Test
    void oneThatHasReturnedIsNotLeftBehind() {
        call.begun(this);
        call.underWay(this);
        call.returned();
        time.pass(LEASE);
        assertEquals(List.of("abandoned"), heard);
    }

    @Override
    public void givenUp() {
        heard.add("given up");
    }

    @Override
    public void ended() {
        heard.add("ended");
    }

    @Override
    public void overdue() {
        heard.add("overdue");
    }

    @Override
    public void returned() {
        heard.add("returned");
    }

    @Override
    public CompletionStage<Void> done() {
        return new CompletableFuture<>();
    }

    @Override
    public void abandon(Throwable reason) {
        meanwhile.run();
        heard.add("abandoned");
    }
}
