package io.eventfunctions.local.mapping;

/** Hears what became of each batch that a mapping gave to its function. */
@FunctionalInterface
public interface BatchListener {

    /** An invocation was answered and the answer carried out, or records were given up. */
    void batchEnded(BatchOutcome outcome);

    /** One that writes a line for each batch into the log. */
    static BatchListener log() {
        return new BatchLog();
    }
}
