package io.eventfunctions.local.lambda.mapping;

import java.nio.charset.StandardCharsets;

import org.jboss.logging.Logger;

import io.eventfunctions.local.lambda.LocalFunction.Answer;

/** Writes what became of each batch into the log, with the beginning of the function's answer. */
final class BatchLog implements BatchListener {

    private static final Logger LOG = Logger.getLogger(Poller.class);
    private static final int LONGEST_ANSWER = 300;

    @Override
    public void batchEnded(BatchFate fate) {
        Verdict verdict = fate.verdict();
        if (!verdict.discarded().isEmpty()) {
            LOG.errorf(
                    "EVF0932 %s -> %s: %d records were given up, because %s: %s",
                    fate.source(), fate.function(), verdict.discarded().size(), verdict.reason(), verdict.discarded());
        } else if (!verdict.again().isEmpty()) {
            LOG.warnf(
                    "EVF0931 %s -> %s: %d of %d records come again, because %s: %s; the function answered %s",
                    fate.source(),
                    fate.function(),
                    verdict.again().size(),
                    fate.records().size(),
                    verdict.reason(),
                    verdict.again(),
                    beginning(fate.answer()));
        } else {
            LOG.infof(
                    "EVF0930 %s -> %s: %d records done; the function answered %s",
                    fate.source(), fate.function(), fate.records().size(), beginning(fate.answer()));
        }
    }

    private static String beginning(Answer answer) {
        if (answer.error() != null) {
            return answer.error();
        }
        if (answer.payload() == null) {
            return "nothing";
        }
        String text = new String(answer.payload(), StandardCharsets.UTF_8);
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER) + "...";
    }
}
