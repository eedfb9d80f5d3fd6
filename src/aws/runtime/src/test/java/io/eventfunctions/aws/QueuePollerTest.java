package io.eventfunctions.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

import io.eventfunctions.aws.FakeQueue.Poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

/** When a queue is polled, and for how many messages. */
class QueuePollerTest {

    private final FakeQueue queue = new FakeQueue();
    private final InFlightMessages inFlight = new InFlightMessages("users", queue);
    private final QueuePoller poller = new QueuePoller(
            queue, new RetryingRequest("users", "users", new UnreachableChannels()), inFlight, "users", 3);

    @Test
    void itAsksForAsManyMessagesAsMayBeInFlight() {
        var first = poller.receive(FakeQueue.request(30));
        Poll poll = queue.nextPoll();
        assertEquals(3, poll.most());
        poll.answers("a", "b");
        assertEquals(List.of("a", "b"), handles(first));
        poller.receive(FakeQueue.request(30));
        assertEquals(1, queue.nextPoll().most());
    }

    @Test
    void itWaitsUntilOneOfTheMessagesInFlightIsSettled() {
        poller.receive(FakeQueue.request(30));
        queue.nextPoll().answers("a", "b", "c");
        var next = poller.receive(FakeQueue.request(30));
        assertNull(queue.nextPoll());
        inFlight.remove("b");
        Poll poll = queue.nextPoll();
        assertEquals(1, poll.most());
        inFlight.remove("a");
        assertNull(queue.nextPoll(), "One poll at a time");
        poll.answers("d");
        assertEquals(List.of("d"), handles(next));
    }

    @Test
    void whilePausedItDoesNotPollAndGivesBackWhatThePollInProgressBrings() {
        var received = poller.receive(FakeQueue.request(30));
        Poll poll = queue.nextPoll();
        poller.pause();
        poll.answers("a");
        assertEquals(List.of("a=0"), queue.changed());
        assertEquals(0, inFlight.count());
        assertNull(queue.nextPoll());
        assertFalse(received.isDone());
        poller.resume();
        queue.nextPoll().answers("a");
        assertEquals(List.of("a"), handles(received));
    }

    @Test
    void aPollThatEndsAfterAShortPauseIsAsGoodAsAnyOther() {
        var received = poller.receive(FakeQueue.request(30));
        Poll poll = queue.nextPoll();
        poller.pause();
        poller.resume();
        assertNull(queue.nextPoll());
        poll.answers("a");
        assertEquals(List.of("a"), handles(received));
    }

    private static List<String> handles(CompletableFuture<ReceiveMessageResponse> received) {
        return received.join().messages().stream().map(Message::receiptHandle).toList();
    }
}
