package io.eventfunctions.local.lambda.mapping;

import java.util.List;

/**
 * What a mapping does with the records of a batch.
 *
 * @param done they were handled: deleted from the queue, or passed in the partition
 * @param again they come again
 * @param discarded they were given up, and told to the on-failure destination if there is one
 * @param reason why any weren't handled, null if all were
 */
public record Verdict(List<String> done, List<String> again, List<String> discarded, String reason) {

    static Verdict allDone(List<String> records) {
        return new Verdict(records, List.of(), List.of(), null);
    }

    static Verdict allAgain(List<String> records, String reason) {
        return new Verdict(List.of(), records, List.of(), reason);
    }

    static Verdict someAgain(List<String> done, List<String> again) {
        return new Verdict(done, again, List.of(), "the function reported them in batchItemFailures");
    }

    static Verdict allDiscarded(List<String> records, String reason) {
        return new Verdict(List.of(), List.of(), records, reason);
    }
}
