package com.example.orders;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;

/** The processes that tests have started. */
final class Processes {

    private Processes() {}

    /** Fails if any of them stays; but for the one that waits for the end of this process. */
    static void awaitEnd() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(Processes::running, List::isEmpty);
    }

    private static List<String> running() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().commandLine().orElse("a process that has just ended"))
                .filter(command -> !command.contains("LifelineMain"))
                .toList();
    }
}
