package io.eventfunctions.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How many messages an intake asks for: as many as may be in flight, and fewer if they are large. */
class IntakeTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final List<Long> requests = new ArrayList<>();
    private int size;

    private Intake intake(int prefetch, long byteLimit) {
        Intake intake = new Intake(
                new Intake.Receiver() {
                    @Override
                    public void take(Message<?> message, Room from) {
                        from.holds(size);
                    }

                    @Override
                    public void failed(Throwable failure) {
                        throw new AssertionError(failure);
                    }
                },
                prefetch,
                byteLimit);
        intake.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                requests.add(count);
            }

            @Override
            public void cancel() {}
        });
        return intake;
    }

    @Test
    void smallMessagesAreAskedForUpToThePrefetchAlthoughNoneIsSettled() {
        Intake intake = intake(1000, 64L * MEGABYTE);
        assertEquals(64, asked(), "The size of messages is unknown at first");
        for (int i = 0; i < asked(); i++) {
            intake.onItem(Message.of(i));
        }
        assertEquals(1000, asked());
    }

    @Test
    void neverMoreThanThePrefetchAreInFlight() {
        Intake intake = intake(10, 64L * MEGABYTE);
        for (int i = 0; i < 10; i++) {
            intake.onItem(Message.of(i));
        }
        assertEquals(10, asked());
        intake.settled(0);
        assertEquals(11, asked());
    }

    @Test
    void largeMessagesAreAskedForWhileTheirBytesStayWithinTheLimit() {
        size = MEGABYTE;
        Intake intake = intake(1000, 64L * MEGABYTE);
        for (int i = 0; i < asked(); i++) {
            intake.onItem(Message.of(i));
        }
        assertEquals(64, asked());
        intake.settled(size);
        intake.settled(size);
        assertTrue(asked() > 64 && asked() <= 66, requests::toString);
    }

    @Test
    void aMessageThatIsLargerThanTheLimitIsTakenAlone() {
        size = 3 * MEGABYTE;
        Intake intake = intake(100, MEGABYTE);
        assertEquals(List.of(1L), requests);
        intake.onItem(Message.of(1));
        assertEquals(List.of(1L), requests);
        intake.settled(size);
        assertEquals(List.of(1L, 1L), requests);
    }

    private long asked() {
        return requests.stream().mapToLong(Long::longValue).sum();
    }
}
