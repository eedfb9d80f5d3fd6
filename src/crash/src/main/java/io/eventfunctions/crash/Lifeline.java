package io.eventfunctions.crash;

import java.io.IOException;

import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;

/** Ends the application when its standard input ends, so that it never outlives the process that started it. */
public class Lifeline {

    void hold(@Observes StartupEvent start) {
        Thread thread = new Thread(Lifeline::awaitEndOfInput, "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // An input that can't be read has ended as well.
        }
        Quarkus.asyncExit();
    }
}
