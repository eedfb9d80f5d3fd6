package io.eventfunctions.crash;

/**
 * A line of a journal.
 *
 * @param run which run of the application wrote it, from 1
 * @param function the function that was called
 * @param item the event's payload
 * @param number the number of the attempt, 1 for the first
 */
record Attempt(int run, String function, WorkItem item, int number) {

    static final int MOST = 3;

    static Attempt parse(int run, String line) {
        String[] fields = line.split(" ");
        WorkItem item = new WorkItem(fields[1], Integer.parseInt(fields[2]), "poison".equals(fields[5]));
        if (!item.id().equals(fields[3])) {
            throw new IllegalArgumentException("The function got the data of another event: " + line);
        }
        return new Attempt(run, fields[0], item, Integer.parseInt(fields[4]));
    }

    /** Whether another attempt must follow before any other event of the key may come. */
    boolean leavesMoreToDo() {
        return item.poison() && function.equals("strict") && number < MOST;
    }
}
