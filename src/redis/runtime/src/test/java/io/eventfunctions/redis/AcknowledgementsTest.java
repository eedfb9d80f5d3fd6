package io.eventfunctions.redis;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How entries are acknowledged. */
class AcknowledgementsTest {

    private final List<List<String>> batches = new ArrayList<>();
    private final List<Promise<Void>> answers = new ArrayList<>();
    private final Acknowledgements acknowledgements = new Acknowledgements(ids -> {
        batches.add(ids);
        Promise<Void> answer = Promise.promise();
        answers.add(answer);
        return answer.future();
    });

    @Test
    void whatComesUpWhileABatchIsOnItsWayGoesWithTheNextOne() {
        Future<Void> first = acknowledgements.add("1");
        Future<Void> second = acknowledgements.add("2");
        acknowledgements.add("3");
        answers.get(0).complete();
        assertEquals(List.of(List.of("1"), List.of("2", "3")), batches);
        assertTrue(first.succeeded());
        assertFalse(second.isComplete());
    }

    @Test
    void whatIsNotConfirmedWhenTheConnectionIsLostIsSentAgain() {
        Future<Void> first = acknowledgements.add("1");
        answers.get(0).fail("lost");
        Future<Void> second = acknowledgements.add("2");
        assertEquals(List.of("1", "2"), batches.get(1));
        assertFalse(first.isComplete());
        answers.get(1).complete();
        assertTrue(first.succeeded() && second.succeeded());
    }

    @Test
    void closingFailsWhatIsOpenAndIgnoresALateAnswer() {
        Future<Void> open = acknowledgements.add("1");
        acknowledgements.close();
        assertTrue(open.failed());
        answers.get(0).complete();
        assertEquals(1, batches.size());
    }
}
