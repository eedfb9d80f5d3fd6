package io.eventfunctions.process;

import java.util.List;

/** A process with all that it started, such as a shell script with the program that it runs. */
public final class ProcessTree {

    private ProcessTree() {}

    /** Kills the process and its descendants at once. */
    public static void kill(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
