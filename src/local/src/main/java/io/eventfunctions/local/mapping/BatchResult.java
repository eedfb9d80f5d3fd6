package io.eventfunctions.local.mapping;

import java.util.List;

/**
 * What a mapping does with the records of a batch.
 *
 * @param done they were handled: deleted from the queue, or passed in the partition
 * @param redelivered they will be given to the function once more
 * @param discarded they were given up, and told to the on-failure destination if there is one
 * @param reason why any weren't handled, null if all were
 */
public record BatchResult(List<String> done, List<String> redelivered, List<String> discarded, String reason) {

    public static BatchResult allDone(List<String> records) {
        return new BatchResult(records, List.of(), List.of(), null);
    }

    public static BatchResult allRedelivered(List<String> records, String reason) {
        return new BatchResult(List.of(), records, List.of(), reason);
    }

    public static BatchResult someRedelivered(List<String> done, List<String> redelivered) {
        return new BatchResult(done, redelivered, List.of(), "the function reported them in batchItemFailures");
    }

    public static BatchResult allDiscarded(List<String> records, String reason) {
        return new BatchResult(List.of(), List.of(), records, reason);
    }
}
