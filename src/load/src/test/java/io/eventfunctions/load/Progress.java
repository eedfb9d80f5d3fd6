package io.eventfunctions.load;

/**
 * How far the application was.
 *
 * @param nanos when, on the clock of its process
 * @param distinct how many events it had handled, each counted once
 * @param calls how many attempts it had begun
 */
record Progress(long nanos, int distinct, long calls) {

    static Progress of(String line) {
        String[] words = line.split(" ");
        return new Progress(Long.parseLong(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]));
    }

    /** Events a second since then. */
    double rateSince(Progress earlier) {
        return (distinct - earlier.distinct) / ((nanos - earlier.nanos) / 1e9);
    }
}
