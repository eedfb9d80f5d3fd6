package io.eventfunctions.crash;

import io.eventfunctions.crash.Journal.Step;

/**
 * A line of a journal.
 *
 * @param process the id of the process that wrote it
 * @param function the function that was called
 * @param item the event's payload
 * @param number the number of the attempt, 1 for the first
 * @param step what it tells of the attempt
 * @param time when it was written, in milliseconds since the epoch
 */
record Attempt(long process, String function, WorkItem item, int number, Step step, long time) {

    static final int MOST = 3;

    static Attempt parse(String line) {
        String[] fields = line.split(" ");
        WorkItem item = new WorkItem(fields[2], Integer.parseInt(fields[3]), "poison".equals(fields[6]));
        if (!item.id().equals(fields[4])) {
            throw new IllegalArgumentException("The function got the data of another event: " + line);
        }
        return new Attempt(
                Long.parseLong(fields[0]),
                fields[1],
                item,
                Integer.parseInt(fields[5]),
                Step.valueOf(fields[7]),
                Long.parseLong(fields[8]));
    }

    /** The event and the function. */
    String delivery() {
        return function + ' ' + item.id();
    }

    /** What is handled in order: the events of one key, for one function. */
    String lane() {
        return function + ' ' + item.key();
    }

    /** Whether another attempt must follow before any other event of the key may come. */
    boolean leavesMoreToDo() {
        return step != Step.HANGS && item.poison() && function.equals("strict") && number < MOST;
    }
}
