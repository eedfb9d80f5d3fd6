package io.eventfunctions.local.mapping.kafka.failure;

import java.util.List;

import io.eventfunctions.local.lambda.function.LocalFunction.Answer;
import io.eventfunctions.local.mapping.kafka.record.KafkaRecord;

/**
 * Records that aren't tried any more.
 *
 * @param answer the function's last one, null if it wasn't invoked
 * @param invocations how often it was invoked with them
 */
public record DiscardedRecords(List<KafkaRecord> records, Condition condition, Answer answer, int invocations) {

    /** Why, in AWS's words. */
    public enum Condition {
        RETRIES_EXHAUSTED("RetryAttemptsExhausted", "the retries are exhausted"),
        RECORD_AGE_EXCEEDED("RecordAgeExceeded", "they are older than the maximum record age"),
        MAXIMUM_PAYLOAD_SIZE_EXCEEDED("MaximumPayloadSizeExceeded", "they are larger than an invocation may be (6 MB)");

        private final String code;
        private final String sentence;

        Condition(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        String code() {
            return code;
        }
    }

    /** Why, for people. */
    public String why() {
        return answer == null || answer.succeeded()
                ? condition.sentence
                : condition.sentence + " and the function failed: " + answer.error();
    }
}
