package io.eventfunctions.local.mapping;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The log tells what became of each batch. */
@Isolated("its logger is that of all mappings")
class BatchLogTest {

    private static final Logger LOG = Logger.getLogger("io.eventfunctions.local.mapping");
    private static final List<String> IDS = List.of("m1", "m2");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + ((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
    }

    @Test
    void whatIsDone() {
        log(RecordingFunction.answer("{}"), BatchResult.allDone(IDS));

        assertEquals(List.of("INFO EVF1030: users -> welcome: 2 records are done; the function answered {}"), lines);
    }

    @Test
    void whatIsRedelivered() {
        log(RecordingFunction.FAILURE, BatchResult.allRedelivered(IDS, "the function failed: no"));

        assertEquals(
                List.of(
                        "WARN EVF1031: users -> welcome: 2 of 2 records are redelivered, because the function failed: no: [m1, m2];"
                                + " the function answered java.lang.IllegalStateException: no"),
                lines);
    }

    @Test
    void whatIsDiscarded() {
        log(null, BatchResult.allDiscarded(IDS, "the retries are exhausted"));

        assertEquals(
                List.of(
                        "ERROR EVF1032: users -> welcome: 2 records are discarded, because the retries are exhausted: [m1, m2]"),
                lines);
    }

    @Test
    void theBeginningOfALongAnswer() {
        log(RecordingFunction.answer("x".repeat(1000)), BatchResult.allDone(IDS));

        assertEquals(
                List.of("INFO EVF1030: users -> welcome: 2 records are done; the function answered " + "x".repeat(300)
                        + "..."),
                lines);
    }

    private static void log(Answer answer, BatchResult result) {
        BatchListener.log().batchEnded(new BatchOutcome("users", "welcome", IDS, answer, result));
    }
}
