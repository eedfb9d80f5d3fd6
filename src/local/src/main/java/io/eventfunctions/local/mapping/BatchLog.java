package io.eventfunctions.local.mapping;

import java.nio.charset.StandardCharsets;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/** Writes what became of each batch into the log, with the beginning of the function's answer. */
final class BatchLog implements BatchListener {

    private static final int LONGEST_ANSWER = 300;

    @Override
    public void batchEnded(BatchOutcome outcome) {
        BatchResult result = outcome.result();
        if (!result.discarded().isEmpty()) {
            LocalMessages.MAPPING.batchDiscarded(
                    outcome.source(),
                    outcome.function(),
                    result.discarded().size(),
                    result.reason(),
                    result.discarded());
        } else if (!result.redelivered().isEmpty()) {
            LocalMessages.MAPPING.batchRedelivered(
                    outcome.source(),
                    outcome.function(),
                    result.redelivered().size(),
                    outcome.records().size(),
                    result.reason(),
                    result.redelivered(),
                    beginning(outcome.answer()));
        } else {
            LocalMessages.MAPPING.batchDone(
                    outcome.source(), outcome.function(), outcome.records().size(), beginning(outcome.answer()));
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
